// SPDX-License-Identifier: Apache-2.0

/** A panel of the window: trainings, evaluations and tables, begun, watched and stopped, with their reports. */
package gpcis.ui.experiments;
