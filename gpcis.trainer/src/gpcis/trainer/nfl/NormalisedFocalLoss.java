// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.nfl;

import ai.djl.ndarray.NDArray;
import gpcis.api.objective.ObjectiveTerm;
import gpcis.api.objective.TrainingView;
import gpcis.api.part.PartOptions;
import gpcis.trainer.sigmoid.LogSigmoid;
import org.osgi.service.component.annotations.Component;

/**
 * L_NFL of Eq. 13, the normalised focal loss (Sofiiuk et al. 2019). With p_t the probability of a pixel's true label and M the
 * number of pixels that have one, {@code β = (1−p_t)^γ}, scaled such that Σβ = M, and
 * {@code L = −(1/M) Σ a β log p_t}. The scale depends on the picture and passes no gradient; β does. Pixels labelled −1 are
 * left out of both sums; a picture of nothing else has the loss 0.
 *
 * <p>Options: {@code gamma} (γ, 2); {@code balance} (0.5: a on the object, and 1 − a is that of the rest).
 */
@Component(property = ObjectiveTerm.NAME + "=nfl")
public final class NormalisedFocalLoss implements ObjectiveTerm {

    /** Keeps the scale finite where every pixel is right beyond doubt; the constant of the published training code. */
    private static final double LEAST_SUM = 1e-12;

    @Override
    public NDArray value(TrainingView view, PartOptions options) {
        options.allow("gamma", "balance");
        double gamma = options.real("gamma", 2, 0, 100);
        double balance = options.real("balance", 0.5, 0, 1);
        NDArray logits = view.logits();
        NDArray truth = view.truth();
        NDArray labelled = truth.neq(-1).toType(logits.getDataType(), false);
        NDArray object = truth.gt(0.5).toType(logits.getDataType(), false);
        NDArray towards = logits.mul(object.mul(2).sub(1));
        // 1 − p_t = s(−towards), through its logarithm: the power's derivative is then finite at p_t = 1 for every γ.
        NDArray focus = LogSigmoid.of(towards.neg()).mul(gamma).exp().mul(labelled);
        NDArray pixels = labelled.sum();
        NDArray scale = pixels.div(focus.stopGradient().sum().add(LEAST_SUM));
        NDArray weight = object.mul(2 * balance - 1).add(1 - balance);
        return LogSigmoid.of(towards).mul(focus).mul(weight).sum().mul(scale).div(pixels.maximum(1)).neg();
    }
}
