// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something that went wrong, in words for a person.
 *
 * @param message what
 * @param remedy what can be done; may be empty
 * @param details for those who ask
 */
public record Failure(String message, String remedy, String details) {

    /** Of anything that was thrown. */
    public static Failure of(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        if (thrown instanceof Problem problem) {
            return new Failure(problem.getMessage(), problem.remedy(), trace.toString());
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Failure("the memory does not suffice", "give Java more: GPCIS_JAVA_OPTS=-Xmx8g", trace.toString());
        }
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return new Failure("unexpected error: " + message.lines().findFirst().orElse(""), "your work is kept; try again",
                trace.toString());
    }
}
