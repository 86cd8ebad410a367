// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.lvi;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import gpcis.api.objective.ObjectiveTerm;
import gpcis.api.objective.TrainingView;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.tensor.Precision;
import gpcis.trainer.sigmoid.LogSigmoid;
import org.osgi.service.component.annotations.Component;

/**
 * L_VI of Eq. 8, over the n clicks, with one sample of f_n and A = (K_nn + ε²I)⁻¹. Option {@code normalisation}:
 *
 * <ul>
 *   <li>{@code released} (the default: the published numbers were trained with it):
 *       {@code −(1/n) Σ_c log s(y_c f_c) + (1/n) m_ξᵀ A m_ξ}, with no gradient through A.
 *   <li>{@code paper}: {@code −Σ_c log s(y_c f_c) + ½ m_ξᵀ A m_ξ}, with all gradients.
 * </ul>
 */
@Component(property = ObjectiveTerm.NAME + "=lvi")
public final class VariationalTerm implements ObjectiveTerm {

    @Override
    public NDArray value(TrainingView view, PartOptions options) {
        options.allow("normalisation");
        String normalisation = options.text("normalisation", "released");
        int clicks = view.evidence().clicks();
        NDArray misfit = logLikelihood(view).neg();
        NDArray term = switch (normalisation) {
            case "released" -> misfit.add(constantInverse(view.sample())).div(clicks);
            case "paper" -> misfit.add(quadratic(view.sample()).mul(0.5));
            default -> throw new Problem("option normalisation=" + normalisation + " is not allowed",
                    "give 'released' or 'paper'");
        };
        NDArray typed = Precision.of(term, view.logits().getDataType());
        typed.attach(view.logits().getManager());
        return typed;
    }

    /** Σ_c log s(y_c f_c): for y = −1 it is log(1 − s(f_c)). */
    private static NDArray logLikelihood(TrainingView view) {
        NDArray values = view.sample().values();
        NDManager manager = values.getManager();
        // Copied, since what is created from Java numbers is freed with its array, while the backward pass needs it.
        try (NDArray lent = manager.create(view.evidence().labels())) {
            return LogSigmoid.of(values.mul(lent.duplicate())).sum();
        }
    }

    /** mᵀAm. */
    private static NDArray quadratic(PosteriorSample sample) {
        return sample.targets().mul(sample.solve(sample.targets())).sum();
    }

    /** mᵀAm whose derivative is 2 (Am)ᵀ dm: 2 mᵀs − mᵀs with s and the second m held constant. */
    private static NDArray constantInverse(PosteriorSample sample) {
        NDArray solved = sample.solve(sample.targets()).stopGradient();
        NDArray once = sample.targets().mul(solved).sum();
        return once.mul(2).sub(once.stopGradient());
    }
}
