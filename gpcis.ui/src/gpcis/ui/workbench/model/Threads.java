// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of the window's own: each does one kind of work in order, and none keeps the process alive. */
public final class Threads {

    private Threads() { }

    /** One thread of that name. */
    public static ExecutorService single(String name, int priority) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "gpcis " + name);
            thread.setDaemon(true);
            thread.setPriority(priority);
            return thread;
        });
    }
}
