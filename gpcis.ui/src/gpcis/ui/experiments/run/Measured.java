// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import java.io.IOException;
import java.util.List;

/** What a command measures, read from the files that it writes meanwhile. */
interface Measured {

    /** Reads what is new; whether there was something. */
    boolean look() throws IOException;

    /** What is to be shown of it. */
    List<Plot> plots();

    /** Something is being written again: reads everything from the beginning the next time. */
    void restart();
}
