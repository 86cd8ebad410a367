// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;

/**
 * One line of the doctor.
 *
 * @param well whether it is as it should be
 * @param text what was found
 * @param remedy what to do about it; empty where all is well
 */
record Finding(boolean well, String text, String remedy) {

    static Finding well(String text) {
        return new Finding(true, text, "");
    }

    static Finding ill(String text, String remedy) {
        return new Finding(false, text, remedy);
    }

    static Finding of(Problem problem) {
        return ill(problem.getMessage(), problem.remedy());
    }
}
