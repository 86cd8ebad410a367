// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import gpcis.ui.bundle.Components;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Starts the framework with the bundles of the distribution below {@code -Dgpcis.home} and those in the folder {@code
 * -Dgpcis.plugins}, and calls on the main thread the service that asked for it: a {@link Callable} with the property
 * {@code main.thread=true}, whose value is the exit code. The arguments are the property {@code launcher.arguments} of a
 * service of type {@link Object}; bnd's own launcher has the same protocol, so the bundles cannot tell the two apart.
 */
public final class Main {
    /** Exit code for everything that kept the workbench from starting (EX_SOFTWARE of sysexits). */
    private static final int CANNOT_START = 70;
    private static final String MAIN_THREAD = "(&(objectClass=java.util.concurrent.Callable)(main.thread=true))";

    private final Path home;
    private final String[] arguments;
    private final Console console;

    private Main(Path home, String[] arguments) {
        this.home = home;
        this.arguments = arguments;
        this.console = new Console(Arrays.asList(arguments).contains("--verbose"));
    }

    /**
     * @param arguments those of the command line; {@code shell} as the first one starts the interactive shell,
     *                  {@code --verbose} among them shows stack traces
     */
    public static void main(String[] arguments) {
        Main main = new Main(Path.of(System.getProperty("gpcis.home", ".")).toAbsolutePath(), arguments);
        int code;
        try {
            code = main.run();
        } catch (Exception | LinkageError e) {
            main.console.problem("the workbench failed", e);
            code = CANNOT_START;
        }
        // Not a return: a thread that some library left behind must not keep the process.
        System.exit(code);
    }

    private int run() throws Exception {
        Optional<Future<Void>> toolkit = EarlyToolkit.start(arguments);
        if (console.verbose()) {
            System.setProperty("gpcis.verbose", "true");
        }
        try (Storage storage = new Storage()) {
            Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst()
                .orElseThrow(() -> new IllegalStateException("no OSGi framework in " + home.resolve("lib")))
                .newFramework(Configuration.read(home, storage.folder(), console.verbose()));
            framework.init();
            try {
                toolkit.ifPresent(starting -> framework.getBundleContext().registerService(Future.class, starting,
                    FrameworkUtil.asDictionary(Map.of("toolkit", "javafx"))));
                return run(framework);
            } finally {
                framework.stop();
                framework.waitForStop(TimeUnit.SECONDS.toMillis(5));
            }
        }
    }

    private int run(Framework framework) throws Exception {
        BundleContext context = framework.getBundleContext();
        context.registerService(Object.class, this, FrameworkUtil.asDictionary(Map.of("launcher.arguments", arguments)));
        // Asked for its help, the shell is a command like any other.
        boolean shell = arguments.length > 0 && arguments[0].equals("shell")
            && Collections.disjoint(Arrays.asList(arguments), List.of("-h", "--help", "-V", "--version"));

        Deployment deployment = new Deployment(context, console);
        deployment.install(home.resolve("bundle"));
        String folder = System.getProperty("gpcis.plugins", "");
        // Nobody has to have plugins; the script refuses a folder that was named and is not there.
        List<Bundle> plugins = folder.isEmpty() || !Files.isDirectory(Path.of(folder)) ? List.of()
            : deployment.installPlugins(Path.of(folder).toAbsolutePath());
        if (shell) {
            // Where Gogo looks for its profile, and that JLine need not warn when standard input is no terminal.
            System.setProperty("gosh.home", home.resolve("conf").toString());
            System.setProperty("org.jline.terminal.dumb", "true");
            deployment.install(home.resolve("shell"));
        }
        framework.start();
        deployment.start();
        // Of its own parts the workbench says what is wrong when they are asked for; here nobody may know what to ask for.
        Components.ills(context, plugins).forEach(console::say);

        if (shell) {
            framework.waitForStop(0);
            return 0;
        }
        ServiceTracker<Callable<?>, Callable<?>> tracker =
            new ServiceTracker<>(context, FrameworkUtil.createFilter(MAIN_THREAD), null);
        tracker.open();
        Callable<?> work = tracker.waitForService(TimeUnit.SECONDS.toMillis(Integer.getInteger("gpcis.start.timeout", 20)));
        if (work == null) {
            console.say("the workbench did not start; nothing offers to carry out the command");
            new Diagnosis(context).reasons().forEach(reason -> console.say("  " + reason));
            return CANNOT_START;
        }
        return work.call() instanceof Integer code ? code : 0;
    }
}
