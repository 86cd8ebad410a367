// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;

/**
 * Makes Java's module for vector instructions available. It is still an incubator: named on the command line, it has Java print
 * a warning at each start; loaded once the program runs, it does the same without.
 */
final class VectorInstructions {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String LOADER = "jdk.internal.module.Modules";
    private static final String BEST_COMPILER = "4";

    private VectorInstructions() { }

    /**
     * Loads the module.
     *
     * @throws MissingInstructions if this Java has none, does not allow it, or would interpret it
     */
    static void load() throws MissingInstructions {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            try {
                Class.forName(LOADER, true, ClassLoader.getPlatformClassLoader()).getMethod("loadModule", String.class)
                        .invoke(null, MODULE);
            } catch (IllegalAccessException e) {
                throw new MissingInstructions(
                        "Java was started without --add-exports=java.base/jdk.internal.module=ALL-UNNAMED", e);
            } catch (ReflectiveOperationException e) {
                Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
                throw new MissingInstructions("this Java has no module " + MODULE + ": " + cause.getMessage(), e);
            }
        }
        String compiler = option("TieredStopAtLevel");
        if (!compiler.equals(BEST_COMPILER)) {
            throw new MissingInstructions("this Java was told not to translate vectors into instructions: TieredStopAtLevel="
                    + compiler, null);
        }
    }

    private static String option(String name) throws MissingInstructions {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(name).getValue();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new MissingInstructions("this Java is not known to translate vectors into instructions", e);
        }
    }
}
