// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import ai.djl.nn.Block;
import gpcis.api.backbone.Backbone;
import gpcis.api.checkpoint.CheckpointExchange;
import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointFiles;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.checkpoint.ExportedCheckpoint;
import gpcis.api.checkpoint.RecognisedCheckpoint;
import gpcis.api.head.Head;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.Model;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.file.Sha256;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Imports and exports with the families of checkpoints that running backbones publish. */
@Component
public final class FamilyExchange implements CheckpointExchange {

    private final CheckpointFiles files;
    private final PartRegistry parts;
    private final BlockWeights blockWeights;
    private final RunningFamilies families;

    /** Takes what it works with and begins to track families. */
    @Activate
    public FamilyExchange(BundleContext context, @Reference CheckpointFiles files, @Reference PartRegistry parts,
            @Reference BlockWeights blockWeights) {
        this.files = files;
        this.parts = parts;
        this.blockWeights = blockWeights;
        this.families = new RunningFamilies(context);
    }

    /** Ends tracking. */
    @Deactivate
    public void close() {
        families.close();
    }

    @Override
    public RecognisedCheckpoint recognise(Path file, Optional<Path> base, Optional<CheckpointRelease> release) {
        TensorSet own = files.read(file);
        SortedMap<String, HostTensor> all = new TreeMap<>(base.map(files::read).map(TensorSet::tensors).orElseGet(TreeMap::new));
        all.putAll(own.tensors());
        TensorSet tensors = new TensorSet(all, own.metadata());
        CheckpointLayout layout = families.layoutOf(file, tensors, release);
        Comparison comparison = Comparison.of(tensors, wanted(layout, tensors), layout.unused());
        return new RecognisedCheckpoint(file, Sha256.of(file), base, layout, tensors, comparison.missing(),
                comparison.leftOver(), comparison.differing());
    }

    /** The shapes that the layout's network needs, by the checkpoint's names. */
    private SortedMap<String, List<Long>> wanted(CheckpointLayout layout, TensorSet tensors) {
        PartChoice choice = layout.backbone();
        Backbone backbone = parts.find(PartKind.BACKBONE, choice.name(), Backbone.class);
        SortedMap<String, List<Long>> wanted = named(layout, layout.backboneTensors(), backbone.block(choice.options()));
        int deep = backbone.shape(choice.options()).featureWidth();
        layout.head().ifPresent(head -> wanted.putAll(named(layout, layout.headTensors(),
                parts.find(PartKind.HEAD, head.name(), Head.class).block(deep, head.options()))));
        if (layout.release() == CheckpointRelease.GPCIS) {
            wanted.putAll(GaussianTensors.shapes(tensors, deep));
        }
        return wanted;
    }

    private SortedMap<String, List<Long>> named(CheckpointLayout layout, Map<String, String> origins, Block block) {
        SortedMap<String, List<Long>> named = new TreeMap<>();
        blockWeights.shapes(block).forEach((name, shape) -> {
            if (origins.containsKey(name)) {
                named.put(origins.get(name), shape == null ? null : Arrays.stream(shape.getShape()).boxed().toList());
            } else if (layout.release() != CheckpointRelease.IMAGENET) {
                throw new IllegalStateException("the layout of " + layout.network() + " says nothing of " + name);
            }
        });
        return named;
    }

    @Override
    public Model model(RecognisedCheckpoint checkpoint, String name) {
        return new Import(checkpoint).model(name);
    }

    @Override
    public ExportedCheckpoint export(Model model, Optional<CheckpointRelease> release) {
        return new Export(model, families.layoutFor(model.manifest(), release)).checkpoint();
    }
}
