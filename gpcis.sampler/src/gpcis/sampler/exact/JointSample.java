// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exact;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.Sampling;
import gpcis.api.sampler.SolveReport;
import gpcis.sampler.cholesky.Factor;
import gpcis.sampler.gram.Conditioned;
import gpcis.sampler.gram.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One function drawn from N(mean, covariance) of Eq. 9 and 10. The integral of Eq. 9 is drawn as it stands: first
 * {@code f_n ~ q}, then {@code f_* = K_*n A f_n + Lζ} with {@code LLᵀ = K_** − K_*n A K_n*}, A = (K_nn + ε²I)⁻¹; the two
 * variances add up to Eq. 10.
 *
 * <p>It is one function however it is looked at: pixels asked for later are drawn given those asked for before, all of which
 * count towards the limit. Gradients pass through the mean; L is held constant.
 */
final class JointSample implements PosteriorSample {

    /** The factor takes time in the cube of this number, some seconds here. */
    static final int MOST_POINTS = 2048;

    /** Variance added to each pixel, so that equal pixels do not make the covariance singular: 3e-5 of a logit. */
    private static final double NUGGET = 1e-9;

    private final Conditioned conditioned;
    private final Draw draw;
    private final double[] atClicks;
    private NDArray seen;
    private double[] noise = new double[0];

    JointSample(Conditioned conditioned, Sampling sampling) {
        this.conditioned = conditioned;
        // Another stream than that of f_n, which the same seed gives.
        this.draw = new Draw(new Sampling(sampling.epsilonSquared(), true, ~sampling.seed()));
        this.atClicks = residual(conditioned.points());
    }

    @Override
    public NDArray prior(NDArray x) {
        return conditioned.prior(x);
    }

    /**
     * The drawn function.
     *
     * @throws Problem if more than {@value #MOST_POINTS} points would have been asked for, the clicks included
     */
    @Override
    public NDArray update(NDArray x) {
        double[] residual = residual(x);
        try (NDArray lent = x.getManager().create(residual); NDArray typed = lent.toType(x.getDataType(), true)) {
            return conditioned.update(x).add(typed);
        }
    }

    /** Lζ at further points: ζ of the earlier ones is kept, and L's upper rows stay what they are. */
    private synchronized double[] residual(NDArray x) {
        int added = Math.toIntExact(x.getShape().get(1));
        int before = noise.length;
        if (before + added > MOST_POINTS) {
            throw new Problem("an exact joint sample of " + (before + added) + " points, clicks included, is asked for; "
                    + MOST_POINTS + " is the most", "use the sampler 'pathwise' for whole pictures");
        }
        NDArray wide = x.toType(DataType.FLOAT64, true);
        NDArray all = seen == null ? wide : seen.concat(wide, 1);
        conditioned.own(all);
        double[] covariance = conditioned.residual(all);
        double[] extended = Arrays.copyOf(noise, before + added);
        System.arraycopy(draw.standard(added), 0, extended, before, added);
        double[] drawn = Factor.of(covariance, before + added, NUGGET).times(extended);
        if (seen != null) {
            seen.close();
            wide.close();
        }
        seen = all;
        noise = extended;
        return Arrays.copyOfRange(drawn, before, before + added);
    }

    @Override
    public NDArray influence(NDArray x, int click) {
        return conditioned.influence(x, click);
    }

    @Override
    public NDArray variance(NDArray x) {
        return conditioned.variance(x);
    }

    @Override
    public NDArray targets() {
        return conditioned.targets();
    }

    @Override
    public NDArray values() {
        return conditioned.values();
    }

    @Override
    public NDArray solve(NDArray r) {
        return conditioned.solve(r);
    }

    @Override
    public List<ClickFit> fits() {
        List<ClickFit> fits = new ArrayList<>();
        for (ClickFit fit : conditioned.fits()) {
            fits.add(new ClickFit(fit.label(), fit.target(), fit.attained() + atClicks[fits.size()]));
        }
        return List.copyOf(fits);
    }

    @Override
    public SolveReport report() {
        return conditioned.report();
    }

    @Override
    public PosteriorSample with(NDArray z, double label) {
        return conditioned.with(z, label);
    }

    @Override
    public PosteriorSample withoutNewest() {
        return conditioned.withoutNewest();
    }

    @Override
    public void close() {
        conditioned.close();
    }
}
