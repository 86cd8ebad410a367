// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.forward.Network;
import gpcis.api.forward.Networks;
import gpcis.api.model.Model;
import gpcis.api.part.PartRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens models as functions on the parts that run. */
@Component
public final class PartsNetworks implements Networks {

    private final SetupFinder finder;
    private final Predictor predictor;

    /** Takes what it works with. */
    @Activate
    public PartsNetworks(@Reference PartRegistry parts, @Reference Predictor predictor) {
        this.finder = new SetupFinder(parts);
        this.predictor = predictor;
    }

    @Override
    public Network open(Model model) {
        Setup setup = finder.find(model, false);
        return new PlainNetwork(finder, predictor, setup, predictor.load(setup));
    }
}
