// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.RunningPart;
import gpcis.api.problem.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gpcis:services} and {@code gpcis:use}: which parts run, and which of them to work with. */
@Component(
        service = PartCommands.class,
        property = {"osgi.command.scope=gpcis", "osgi.command.function=services", "osgi.command.function=use"})
public final class PartCommands {

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile PartRegistry registry;

    /** Lists the running parts. */
    @Descriptor("lists the running parts by kind; * marks those chosen with gpcis:use")
    public String services() {
        return Answer.of(() -> list(registry().running(), registry().chosen()));
    }

    /** Chooses parts by name, or takes choices back. */
    @Descriptor("chooses parts by name, from the next click on: gpcis:use kernel=rbf; kernel= takes the choice back")
    public String use(@Descriptor("KIND=NAME ...") String... choices) {
        return Answer.of(() -> {
            if (choices.length == 0) {
                throw new Problem("nothing was named", "write for instance gpcis:use kernel=rbf");
            }
            Map<PartKind, Optional<String>> wanted = new EnumMap<>(PartKind.class);
            for (String choice : choices) {
                PartName part = PartName.parse(choice);
                wanted.put(part.kind(), part.name());
            }
            wanted.forEach(registry()::choose);
            return wanted.entrySet().stream()
                    .map(choice -> choice.getKey().key() + ": " + choice.getValue().orElse("as the model states"))
                    .collect(Collectors.joining("\n"));
        });
    }

    private PartRegistry registry() {
        return Answer.running(registry, "part registry");
    }

    private static String list(List<RunningPart> running, Map<PartKind, String> chosen) {
        StringBuilder text = new StringBuilder();
        for (PartKind kind : PartKind.values()) {
            List<RunningPart> parts = running.stream().filter(part -> part.kind() == kind).toList();
            if (parts.isEmpty()) {
                text.append(String.format("%-10s (none)%n", kind.key()));
            }
            for (RunningPart part : parts) {
                String mark = part.name().equals(chosen.get(kind)) ? "*" : " ";
                text.append(String.format("%-10s %s %-14s %s %s%n", kind.key(), mark, part.name(), part.bundle(),
                        part.version()));
            }
        }
        return text.toString().stripTrailing();
    }
}
