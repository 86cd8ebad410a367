// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.forward.Network;
import gpcis.api.forward.Networks;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.PictureFiles;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.tensor.TensorEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Evaluates with the parts, data sets and simulated users that run. */
@Component
public final class ProtocolEvaluator implements Evaluator {

    private final BundleContext framework;
    private final Networks networks;
    private final PartRegistry parts;
    private final TensorEngine engine;
    private final PictureFiles pictures;
    private final UserChoice users;

    /** Takes what it works with and begins to track simulated users. */
    @Activate
    public ProtocolEvaluator(BundleContext framework, @Reference Networks networks, @Reference PartRegistry parts,
            @Reference TensorEngine engine, @Reference PictureFiles pictures) {
        this.framework = framework;
        this.networks = networks;
        this.parts = parts;
        this.engine = engine;
        this.pictures = pictures;
        this.users = new UserChoice(framework);
    }

    /** Ends tracking. */
    @Deactivate
    public void close() {
        users.close();
    }

    @Override
    public EvaluationRun evaluate(EvaluationRequest request, Progress progress, Cancellation cancellation) {
        SimulatedUser user = users.find(request.user());
        RunPlan plan = RunPlan.of(request, parts, framework);
        Path output = request.output();
        try (RunFolder folder = RunFolder.open(output, plan.header())) {
            List<PlannedObject> left = plan.objects().stream()
                    .filter(object -> request.conduct().shard().holds(object.number()) && !folder.holds(object.number()))
                    .toList();
            RunningCount count = new RunningCount(progress, plan.header().objects(), folder.count());
            if (!left.isEmpty()) {
                try (Network network = networks.open(request.model())) {
                    folder.add(Machine.session(engine.report(), request.conduct()));
                    MaskFolder masks =
                            new MaskFolder(pictures, output.resolve(RunFolder.MASKS), request.conduct().saveMasks());
                    Trial trial = new Trial(request, user, network, masks);
                    new Crew(plan, trial, folder, count, cancellation).work(left, request.conduct());
                }
            }
            EvaluationRun run = folder.finish();
            if (!run.complete()) {
                throw new CancellationException("cancelled");
            }
            return run;
        }
    }

    @Override
    public EvaluationRun read(Path folder) {
        return RunFolder.read(folder);
    }

    @Override
    public EvaluationRun merge(List<Path> folders, Path output) {
        return new ShardMerge(folders).into(output);
    }
}
