// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.Computation;
import gpcis.api.annotation.MaskTools;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.UsedModel;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.Picture;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.Segmenter;
import gpcis.api.tensor.TensorEngine;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes masks from steps, on the parts that run. */
@Component
public final class PartsObjectSessions implements ObjectSessions {

    private final Segmenter segmenter;
    private final PartRegistry parts;
    private final MaskTools tools;
    private final KeptModel models;
    private final Circumstances circumstances;

    /** Takes what it works with. */
    @Activate
    public PartsObjectSessions(BundleContext framework, @Reference Segmenter segmenter, @Reference ModelStore models,
            @Reference PartRegistry parts, @Reference MaskTools tools, @Reference TensorEngine engine) {
        this.segmenter = segmenter;
        this.parts = parts;
        this.tools = tools;
        this.models = new KeptModel(models);
        this.circumstances = new Circumstances(framework, parts, engine);
    }

    @Override
    public ObjectSession open(Picture picture) {
        return new PartsObjectSession(picture, segmenter, models, tools, circumstances);
    }

    @Override
    public Settings settings(Model model, String source) {
        return new Settings(new UsedModel(source, model.manifest().name(), model.hash()),
                Sampling.deterministic(model.manifest().epsilonSquared()), model.manifest().threshold(), parts.chosen(), true);
    }

    @Override
    public void choose(Settings settings) {
        for (PartKind kind : PartKind.values()) {
            parts.choose(kind, Optional.ofNullable(settings.parts().get(kind)));
        }
    }

    @Override
    public Computation running() {
        return circumstances.with(Map.of());
    }
}
