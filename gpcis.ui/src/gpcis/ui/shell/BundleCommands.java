// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import gpcis.ui.bundle.BundleFacts;
import gpcis.ui.bundle.NewBundle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code gpcis:bundles}, {@code gpcis:start} and {@code gpcis:stop}: our bundles and those with parts of the workbench, by name.
 * Ids shift from one installation to the next, names do not. {@code gpcis:install} adds one.
 */
@Component(
        service = BundleCommands.class,
        property = {
            "osgi.command.scope=gpcis", "osgi.command.function=bundles", "osgi.command.function=start",
            "osgi.command.function=stop", "osgi.command.function=install", "osgi.command.function=inspect"
        })
public final class BundleCommands {

    private static final String OURS = "gpcis.";
    private static final String CONTRACTS = "gpcis.api.";

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile PartRegistry parts;

    private final BundleContext framework;

    /** @param framework where bundles are looked up */
    @Activate
    public BundleCommands(BundleContext framework) {
        this.framework = framework;
    }

    /** Lists our bundles. */
    @Descriptor("lists the bundles of the workbench and whether they run")
    public String bundles() {
        return ours().stream()
                .map(bundle -> String.format("%-9s %s %s", state(bundle), bundle.getSymbolicName(), bundle.getVersion()))
                .collect(Collectors.joining("\n"));
    }

    /** Tells of a bundle without taking it up. */
    @Descriptor("tells name, version, signer, hash, imports and contracts of a bundle, and does not take it up: gpcis:inspect mine.jar")
    public String inspect(CommandSession shell, @Descriptor("FILE.jar") String file) {
        return Answer.of(() -> BundleFacts.of(shell.currentDir().resolve(file), framework).text().stripTrailing());
    }

    /** Installs a bundle, or takes up a newer build of it, and starts it; says first what it is. */
    @Descriptor("takes up a bundle, or a newer build of one that is there, and starts it: gpcis:install mine.jar")
    public String install(CommandSession shell, @Descriptor("FILE.jar") String file) {
        return Answer.of(() -> {
            Path jar = shell.currentDir().resolve(file);
            shell.getConsole().print(BundleFacts.of(jar, framework).text());
            Bundle bundle = NewBundle.install(framework, jar);
            List<String> brought = Answer.running(parts, "part registry").running().stream()
                    .filter(part -> part.bundle().equals(bundle.getSymbolicName()))
                    .map(part -> part.kind().key() + " " + part.name()).toList();
            return "started " + bundle.getSymbolicName() + " " + bundle.getVersion()
                    + (brought.isEmpty() ? "; it brings no part" : ", which brings " + String.join(", ", brought));
        });
    }

    /** Starts a bundle. */
    @Descriptor("starts a bundle by its name or by a part in it: gpcis:start kernel=rbf")
    public String start(@Descriptor("NAME or KIND=NAME") String name) {
        return Answer.of(() -> {
            Bundle bundle = find(name);
            if (bundle.getState() == Bundle.ACTIVE) {
                return bundle.getSymbolicName() + " runs already";
            }
            try {
                bundle.start();
            } catch (BundleException e) {
                throw new Problem(bundle.getSymbolicName() + " does not start: " + e.getMessage(),
                        "start first what it asks for", e);
            }
            return "started " + bundle.getSymbolicName() + " " + bundle.getVersion();
        });
    }

    /** Stops a bundle. */
    @Descriptor("stops a bundle by its name or by a part in it: gpcis:stop gpcis.kernel.rbf")
    public String stop(@Descriptor("NAME or KIND=NAME") String name) {
        return Answer.of(() -> {
            Bundle bundle = find(name);
            if (bundle.getState() != Bundle.ACTIVE) {
                return bundle.getSymbolicName() + " does not run";
            }
            try {
                bundle.stop();
            } catch (BundleException e) {
                throw new Problem(bundle.getSymbolicName() + " does not stop: " + e.getMessage(), "", e);
            }
            return "stopped " + bundle.getSymbolicName() + " " + bundle.getVersion();
        });
    }

    private Bundle find(String name) {
        if (!name.contains("=")) {
            return named(name);
        }
        PartName part = PartName.parse(name);
        String wanted = part.name().orElseThrow(() -> new Problem("'" + name + "' names no part", "write kernel=rbf"));
        String declaring = Answer.running(parts, "part registry").bundle(part.kind(), wanted)
                .orElseThrow(() -> new Problem("no bundle declares the " + part.kind().key() + " " + wanted,
                        "gpcis:services lists those that run, gpcis:bundles those that do not"));
        return named(declaring);
    }

    private Bundle named(String name) {
        return Arrays.stream(framework.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName())).findFirst()
                .orElseThrow(() -> new Problem("there is no bundle " + name, "gpcis:bundles lists them"));
    }

    private List<Bundle> ours() {
        return Arrays.stream(framework.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null && (bundle.getSymbolicName().startsWith(OURS)
                        || String.valueOf(bundle.getHeaders().get(Constants.IMPORT_PACKAGE)).contains(CONTRACTS)))
                .sorted(Comparator.comparing(Bundle::getSymbolicName))
                .toList();
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            case Bundle.RESOLVED -> "stopped";
            default -> "unresolved";
        };
    }
}
