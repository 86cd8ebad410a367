// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

/** Where an experiment stands. */
public enum State {
    RUNNING,
    /** Asked to stop. */
    STOPPING,
    /** Can be gone on with. */
    STOPPED,
    FAILED,
    FINISHED
}
