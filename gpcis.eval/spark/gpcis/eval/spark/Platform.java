// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The one workbench of this process: an embedded framework with the distribution's bundles and one engine, kept until the process
 * ends. It is loaded by a class loader of its own that sees nothing of Spark, so neither can be given the other's libraries.
 */
final class Platform {

    private static ToIntFunction<String[]> resident;
    private static String residentHome;

    private Platform() { }

    /**
     * Carries out a command line, starting the workbench first where that has not been done yet.
     *
     * @param home the distribution
     * @return the exit code
     * @throws IllegalStateException if it does not start
     */
    static int run(String home, List<String> arguments) {
        return of(home).applyAsInt(arguments.toArray(new String[0]));
    }

    private static synchronized ToIntFunction<String[]> of(String home) {
        if (resident == null) {
            long begun = System.nanoTime();
            resident = started(Path.of(home));
            residentHome = home;
            System.err.printf("gpcis: the workbench in this executor took %.1f s to start%n", (System.nanoTime() - begun) / 1e9);
        } else if (!residentHome.equals(home)) {
            throw new IllegalStateException("this process has the workbench of " + residentHome + " already, not of " + home);
        }
        return resident;
    }

    @SuppressWarnings("unchecked")
    private static ToIntFunction<String[]> started(Path home) {
        System.setProperty("gpcis.home", home.toString());
        setUnlessStated("gpcis.plugins", home.resolve("plugins").toString());
        setUnlessStated("DJL_CACHE_DIR", home.resolve("natives").toString());
        setUnlessStated("ai.djl.offline", "true");
        setUnlessStated("java.awt.headless", "true");
        URLClassLoader loader = new URLClassLoader("gpcis", urls(home), ClassLoader.getPlatformClassLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return (ToIntFunction<String[]>) loader.loadClass("gpcis.ui.launcher.Resident").getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("the workbench in " + home + " does not start: " + cause, cause);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void setUnlessStated(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static URL[] urls(Path home) {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            for (Path jar : (Iterable<Path>) jars.filter(file -> file.toString().endsWith(".jar")).sorted()::iterator) {
                urls.add(url(jar));
            }
        } catch (IOException e) {
            throw new IllegalStateException("there is no distribution of the workbench in " + home
                    + ": this executor does not see the folder; share it, or send the archive of gpcis package --spark", e);
        }
        urls.add(url(home.resolve("conf")));
        return urls.toArray(new URL[0]);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
