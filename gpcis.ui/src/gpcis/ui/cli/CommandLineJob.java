// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.Annotations;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.checkpoint.CheckpointExchange;
import gpcis.api.checkpoint.CheckpointFiles;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.evaluate.ReportWriter;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.forward.Networks;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.PictureFiles;
import gpcis.api.segment.Segmenter;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.train.Trainer;
import gpcis.api.workbench.WorkbenchApplication;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * The command line as the launcher sees it: it is called once, on the main thread, and returns the exit code. All services
 * but the arguments are optional, so that a broken installation can still say what it lacks. Programs that the workbench is a part
 * of call it as often as they like, with arguments of their own.
 */
@Component(service = {Callable.class, ToIntFunction.class}, property = "main.thread:Boolean=true")
public final class CommandLineJob implements Callable<Integer>, ToIntFunction<String[]> {

    private static final String ARGUMENTS = "launcher.arguments";

    private final Workbench workbench;
    private final String[] arguments;

    /** Takes what is running; the launcher publishes the arguments as a property of a service of its own. */
    @Activate
    public CommandLineJob(
            BundleContext framework,
            @Reference(name = "launcher", service = Object.class, target = "(" + ARGUMENTS + "=*)") Map<String, Object> launcher,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) Segmenter segmenter,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) Networks networks,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) ModelStore models,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) PartRegistry parts,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) PictureFiles pictures,
            @Reference(cardinality = MULTIPLE, policyOption = GREEDY)
                    List<Map.Entry<Map<String, Object>, DataSetFormat>> dataSets,
            @Reference(cardinality = MULTIPLE, policyOption = GREEDY)
                    List<Map.Entry<Map<String, Object>, SimulatedUser>> users,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) TensorEngine engine,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) Safetensors tensorFiles,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) CheckpointFiles checkpoints,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) CheckpointExchange exchange,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) Trainer trainer,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) Evaluator evaluator,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) ReportWriter reports,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) WorkbenchApplication application,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) Annotations annotations,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) ObjectSessions objectSessions,
            @Reference(cardinality = MULTIPLE, policyOption = GREEDY)
                    List<Map.Entry<Map<String, Object>, AnnotationFormat>> formats,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) ConfigurationAdmin configurations,
            @Reference(cardinality = OPTIONAL, policyOption = GREEDY) ServiceComponentRuntime components) {
        this.workbench = new Workbench(
                framework, segmenter, networks, models, parts, pictures, byName(dataSets, DataSetFormat.NAME),
                byName(users, SimulatedUser.NAME), engine, tensorFiles, checkpoints, exchange, trainer, evaluator,
                reports, application, annotations, objectSessions, byName(formats, AnnotationFormat.NAME), configurations,
                components);
        this.arguments = ((String[]) launcher.get(ARGUMENTS)).clone();
    }

    /** The services by the property that holds their name; those without one are left out. */
    private static <T> Map<String, T> byName(List<Map.Entry<Map<String, Object>, T>> services, String property) {
        Map<String, T> byName = new TreeMap<>();
        for (Map.Entry<Map<String, Object>, T> service : services) {
            if (service.getKey().get(property) instanceof String name) {
                byName.put(name, service.getValue());
            }
        }
        return byName;
    }

    @Override
    public Integer call() {
        return applyAsInt(arguments);
    }

    @Override
    public int applyAsInt(String[] line) {
        Terminal terminal = Terminal.ofProcess();
        try {
            return new Invocation(workbench, terminal).run(line);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }
}
