// SPDX-License-Identifier: Apache-2.0

/** What a person can do, each thing once: menus, tool bar, keys and the help page are all made from it. */
package gpcis.ui.workbench.action;
