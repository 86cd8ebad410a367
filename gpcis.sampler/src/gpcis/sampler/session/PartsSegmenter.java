// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.part.PartRegistry;
import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import gpcis.api.tensor.Interpolation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens sessions on the parts that run. */
@Component
public final class PartsSegmenter implements Segmenter {

    private final Interpolation interpolation;
    private final SetupFinder finder;
    private final Predictor predictor;

    /** Takes what it works with. */
    @Activate
    public PartsSegmenter(@Reference Interpolation interpolation, @Reference PartRegistry parts,
            @Reference Predictor predictor) {
        this.interpolation = interpolation;
        this.finder = new SetupFinder(parts);
        this.predictor = predictor;
    }

    @Override
    public SegmentationSession open(Picture picture, SessionOptions options) {
        options.previous().filter(mask -> !mask.size().equals(picture.size())).ifPresent(mask -> {
            throw new Problem("the mask is " + mask.size() + ", the picture " + picture.size(),
                    "give a mask of the picture's size");
        });
        Setup setup = finder.find(options.model(), false);
        // Loading now tells of weights that do not fit before anybody has clicked.
        predictor.load(setup).close();
        return new Session(finder, predictor, picture, options,
                new WholeView(interpolation, picture, options.model().manifest().networkSize()));
    }
}
