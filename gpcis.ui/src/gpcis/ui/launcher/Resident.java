// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The workbench inside another program's process, for as many command lines as that program likes, one after another or side
 * by side. It is found through {@code -Dgpcis.home} and {@code -Dgpcis.plugins} like the one that {@link Main} starts, and offers
 * nothing but types of the JDK, so that the other program can load it with a class loader of its own.
 */
public final class Resident implements ToIntFunction<String[]>, AutoCloseable {

    private static final String COMMAND_LINE = "(&(objectClass=java.util.function.ToIntFunction)(main.thread=true))";

    private final Storage storage;
    private final Framework framework;
    private final ToIntFunction<String[]> commandLine;

    /**
     * Starts the framework and waits until commands can be carried out.
     *
     * @throws IllegalStateException if nothing offers to carry out commands; the message says why
     * @throws Exception if the framework does not start
     */
    public Resident() throws Exception {
        Path home = Path.of(System.getProperty("gpcis.home", ".")).toAbsolutePath();
        storage = new Storage();
        framework = ServiceLoader.load(FrameworkFactory.class, Resident.class.getClassLoader()).findFirst()
            .orElseThrow(() -> new IllegalStateException("no OSGi framework in " + home.resolve("lib")))
            .newFramework(Configuration.read(home, storage.folder(), false));
        try {
            commandLine = started(home);
        } catch (Exception | LinkageError e) {
            close();
            throw e;
        }
    }

    private ToIntFunction<String[]> started(Path home) throws Exception {
        framework.init();
        BundleContext context = framework.getBundleContext();
        context.registerService(Object.class, this,
            FrameworkUtil.asDictionary(Map.of("launcher.arguments", new String[0])));
        Deployment deployment = new Deployment(context, new Console(false));
        deployment.install(home.resolve("bundle"));
        String plugins = System.getProperty("gpcis.plugins", "");
        if (!plugins.isEmpty() && Files.isDirectory(Path.of(plugins))) {
            deployment.installPlugins(Path.of(plugins).toAbsolutePath());
        }
        framework.start();
        deployment.start();
        ServiceTracker<ToIntFunction<String[]>, ToIntFunction<String[]>> tracker =
            new ServiceTracker<>(context, FrameworkUtil.createFilter(COMMAND_LINE), null);
        tracker.open();
        ToIntFunction<String[]> found =
            tracker.waitForService(TimeUnit.SECONDS.toMillis(Integer.getInteger("gpcis.start.timeout", 20)));
        if (found == null) {
            List<String> reasons = new Diagnosis(context).reasons();
            throw new IllegalStateException("the workbench did not start: " + String.join("; ", reasons));
        }
        return found;
    }

    /** Carries out a command line and returns its exit code; what it prints goes where the process prints. */
    @Override
    public int applyAsInt(String[] arguments) {
        return commandLine.applyAsInt(arguments.clone());
    }

    /** Stops the framework. */
    @Override
    public void close() throws Exception {
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(5));
        } finally {
            storage.close();
        }
    }
}
