// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

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
import gpcis.api.model.BlockWeights;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.segment.Segmenter;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.train.Trainer;
import gpcis.api.workbench.WorkbenchApplication;
import gpcis.ui.variant.Variants;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * The services that commands work with. Each may be missing, when its bundle does not run: asking for it is then a problem
 * that names it, and commands that do without it go on working.
 */
record Workbench(
        BundleContext framework,
        Segmenter segmenter,
        Networks networks,
        ModelStore models,
        PartRegistry parts,
        PictureFiles pictures,
        Map<String, DataSetFormat> dataSets,
        Map<String, SimulatedUser> users,
        TensorEngine engine,
        Safetensors tensorFiles,
        CheckpointFiles checkpoints,
        CheckpointExchange exchange,
        Trainer trainer,
        Evaluator evaluator,
        ReportWriter reports,
        WorkbenchApplication application,
        Annotations annotations,
        ObjectSessions objectSessions,
        Map<String, AnnotationFormat> annotationFormats,
        ConfigurationAdmin configurations,
        ServiceComponentRuntime components) {

    @Override
    public Segmenter segmenter() {
        return running(segmenter, "segmenter");
    }

    @Override
    public Networks networks() {
        return running(networks, "opener of networks");
    }

    @Override
    public ModelStore models() {
        return running(models, "model store");
    }

    @Override
    public PartRegistry parts() {
        return running(parts, "part registry");
    }

    @Override
    public PictureFiles pictures() {
        return running(pictures, "reader of photos");
    }

    /** The data sets of that name or layout. */
    DataSetFormat dataSet(String name) {
        return named(dataSets, name, "data set");
    }

    /** The simulated user of that name. */
    SimulatedUser user(String name) {
        return named(users, name, "simulated user");
    }

    @Override
    public TensorEngine engine() {
        return running(engine, "tensor engine");
    }

    @Override
    public Safetensors tensorFiles() {
        return running(tensorFiles, "reader of weights files");
    }

    @Override
    public CheckpointFiles checkpoints() {
        return running(checkpoints, "reader of checkpoints");
    }

    @Override
    public CheckpointExchange exchange() {
        return running(exchange, "exchange of checkpoints");
    }

    @Override
    public Trainer trainer() {
        return running(trainer, "trainer");
    }

    @Override
    public ReportWriter reports() {
        return running(reports, "writer of reports");
    }

    @Override
    public Evaluator evaluator() {
        return running(evaluator, "evaluator");
    }

    @Override
    public WorkbenchApplication application() {
        return running(application, "window");
    }

    @Override
    public Annotations annotations() {
        return running(annotations, "keeper of annotations");
    }

    @Override
    public ObjectSessions objectSessions() {
        return running(objectSessions, "computer of masks");
    }

    /** The format of that name. */
    AnnotationFormat annotationFormat(String name) {
        return named(annotationFormats, name, "format");
    }

    @Override
    public ConfigurationAdmin configurations() {
        return running(configurations, "keeper of configurations");
    }

    /** What evaluates whole pictures with vector instructions, where the machine has them. */
    Optional<PictureEvaluator> pictureEvaluator() {
        return Optional.ofNullable(framework.getServiceReference(PictureEvaluator.class)).map(framework::getService);
    }

    /** What fills blocks with weights. */
    BlockWeights blockWeights() {
        return running(Optional.ofNullable(framework.getServiceReference(BlockWeights.class)).map(framework::getService)
                .orElse(null), "loader of weights");
    }

    /** The variants of Table 4 that can be put into force by name. */
    Variants variants() {
        return Variants.ofDistribution(framework, configurations(), parts());
    }

    /** What declares and starts components; asked about those that do not run, so it may be missing itself. */
    Optional<ServiceComponentRuntime> componentRuntime() {
        return Optional.ofNullable(components);
    }

    private static <T> T named(Map<String, T> services, String name, String what) {
        T service = services.get(name);
        if (service == null) {
            throw new Problem("there is no " + what + " " + name, services.isEmpty() ? "none is running"
                    : "choose one of " + String.join(", ", services.keySet()));
        }
        return service;
    }

    private static <T> T running(T service, String what) {
        if (service == null) {
            throw new Problem("no " + what + " is running", "`gpcis doctor` marks the bundle that did not start with ✗");
        }
        return service;
    }
}
