// SPDX-License-Identifier: Apache-2.0

/** Takes pictures of every view and panel of the window, for people who change it. No part of the distribution's own bundles. */
package gpcis.ui.screens;
