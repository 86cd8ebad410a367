// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.gram;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import gpcis.api.part.Parameters;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorWeights;
import gpcis.api.sampler.Sampling;
import gpcis.api.sampler.SolveReport;
import gpcis.api.tensor.Precision;
import gpcis.sampler.cholesky.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A posterior function: {@code Φ(x̄)w + K_mn v}, {@code v = (K_nn + ε²I)⁻¹ (f_n − Φ(X̄_n)w)} (Eq. 11) for given w and f_n.
 *
 * <p>Everything among the clicks is float64. On pixels the arithmetic is that of the pixels' type; where v is so large that
 * float32 products would lose 1e-4 of a logit, the kernel between pixels and clicks is taken in float64 as well.
 */
public final class Conditioned implements PosteriorSample {

    /** Relative error of a float32 kernel value, times what is summed up, may reach this much of a logit. */
    private static final double LARGEST_ERROR = 2e-5;
    private static final double SINGLE_ROUNDING = 4e-7;

    private final GaussianProcess process;
    private final Evidence evidence;
    private final Sampling sampling;
    private final NDManager manager;
    private final NDArray z;
    private final NDArray weights;
    private final NDArray targets;
    private final NDArray deviation;
    private final NDArray values;
    private final NDArray gram;
    private final NDArray v;
    private final Factor factor;
    private final boolean widen;
    private NDArray inverse;
    private final Map<DataType, Parameters> kernelParameters = new EnumMap<>(DataType.class);
    private final Map<DataType, Parameters> priorParameters = new EnumMap<>(DataType.class);

    /** Factorises K_nn, given row by row, afresh or from what is known. */
    @FunctionalInterface
    private interface Factorisation {
        Factor of(double[] gram);
    }

    private Conditioned(NDManager parent, GaussianProcess process, boolean withPrior, Evidence evidence, Sampling sampling,
            Factorisation factorisation) {
        this.process = process;
        this.evidence = evidence;
        this.sampling = sampling;
        manager = parent.newSubManager();
        z = own(wide(evidence.z()));
        Parameters posterior = process.posteriorParameters().in(manager, DataType.FLOAT64);
        Draw draw = new Draw(sampling);
        targets = process.posterior().mean(process.layout(), posterior, z, Constants.of(manager, evidence.labels()));
        weights = !withPrior ? null : draw.around(process.prior().mean(prior(DataType.FLOAT64)),
                process.prior().deviation(prior(DataType.FLOAT64)));
        deviation = process.posterior().deviation(posterior);
        values = draw.around(targets, deviation);
        gram = process.kernel().matrix(process.layout(), kernel(DataType.FLOAT64), z);
        factor = factorisation.of(gram.toDoubleArray());
        v = solve(withPrior ? values.sub(prior(z)) : values);
        widen = v.abs().sum().getDouble() * SINGLE_ROUNDING > LARGEST_ERROR;
    }

    /** Conditions on the clicks; where the sampling is random, w is drawn first, then f_n. */
    public static Conditioned on(GaussianProcess process, Evidence evidence, Sampling sampling) {
        return fresh(process, true, evidence, sampling);
    }

    /** Conditions a process whose weight-space prior is left out, f_prior = 0: Eq. 10 alone. */
    public static Conditioned withoutPrior(GaussianProcess process, Evidence evidence, Sampling sampling) {
        return fresh(process, false, evidence, sampling);
    }

    /** As float64, always an array of its own. */
    private static NDArray wide(NDArray array) {
        NDArray wide = Precision.of(array, DataType.FLOAT64);
        return wide == array ? array.reshape(array.getShape()) : wide;
    }

    private static Conditioned fresh(GaussianProcess process, boolean withPrior, Evidence evidence, Sampling sampling) {
        return new Conditioned(evidence.z().getManager(), process, withPrior, evidence, sampling,
                gram -> Factor.of(gram, evidence.clicks(), sampling.epsilonSquared()));
    }

    @Override
    public Conditioned with(NDArray newest, double label) {
        refuseDrawn();
        double[] labels = Arrays.copyOf(evidence.labels(), evidence.clicks() + 1);
        labels[evidence.clicks()] = label;
        try (NDArray one = wide(newest); NDArray all = z.concat(one, 1)) {
            return another(new Evidence(all, labels), factor::append);
        }
    }

    @Override
    public Conditioned withoutNewest() {
        refuseDrawn();
        int rest = evidence.clicks() - 1;
        if (rest == 0) {
            throw new IllegalStateException("the only click cannot be taken away from a posterior");
        }
        try (NDArray fewer = z.get(":, 0:{}", rest)) {
            return another(new Evidence(fewer, Arrays.copyOf(evidence.labels(), rest)), factor::dropLast);
        }
    }

    /** Beside this one, not below it: either may be closed first. */
    private Conditioned another(Evidence other, Factorisation factorisation) {
        return new Conditioned(manager.getParentManager(), process, weights != null, other, sampling, factorisation);
    }

    private void refuseDrawn() {
        if (sampling.random()) {
            throw new IllegalStateException("a drawn function belongs to the clicks it was drawn for");
        }
    }

    /** Takes the array along: it is freed with this posterior. */
    public NDArray own(NDArray array) {
        array.attach(manager);
        return array;
    }

    /** x̄ at the clicks [D, n], float64. */
    public NDArray points() {
        return z;
    }

    private Parameters kernel(DataType type) {
        return kernelParameters.computeIfAbsent(type, t -> process.kernelParameters().in(manager, t));
    }

    private Parameters prior(DataType type) {
        return priorParameters.computeIfAbsent(type, t -> process.priorParameters().in(manager, t));
    }

    /** A = K_nn + (ε² + jitter) I. */
    private NDArray matrix() {
        int n = evidence.clicks();
        return gram.add(manager.eye(n, n, 0, DataType.FLOAT64).mul(shrink()));
    }

    /** A⁻¹, held constant where gradients are recorded; made when first asked for, since most clicks need none. */
    private NDArray inverse() {
        if (inverse == null) {
            inverse = Constants.of(manager, factor.inverse(), evidence.clicks(), evidence.clicks());
        }
        return inverse;
    }

    private double shrink() {
        return sampling.epsilonSquared() + factor.jitter();
    }

    /**
     * The solution enters as a constant, one refinement step makes it a function of r and K_nn: {@code v = v₀ + A⁻¹(r − A v₀)}
     * has the value of v₀ and, A⁻¹ and v₀ held constant, exactly the derivative {@code A⁻¹(dr − dA v₀)}.
     */
    @Override
    public NDArray solve(NDArray r) {
        NDArray constant = Constants.of(manager, factor.solve(r.toDoubleArray()));
        if (!JniUtils.isGradMode()) {
            return constant;
        }
        return constant.add(inverse().matMul(r.sub(matrix().matMul(constant))));
    }

    @Override
    public NDArray prior(NDArray x) {
        DataType type = x.getDataType();
        if (weights == null) {
            return x.getManager().zeros(new Shape(x.getShape().get(1)), type);
        }
        return process.prior().evaluate(process.layout(), prior(type), x, Precision.of(weights, type));
    }

    @Override
    public NDArray update(NDArray x) {
        DataType type = widen ? DataType.FLOAT64 : x.getDataType();
        return Precision.of(cross(x, type).matMul(Precision.of(v, type)), x.getDataType());
    }

    @Override
    public NDArray influence(NDArray x, int click) {
        DataType type = widen ? DataType.FLOAT64 : x.getDataType();
        NDArray one = Precision.of(z, type).get(":, {}:{}", click, click + 1);
        return Precision.of(process.kernel().cross(process.layout(), kernel(type), Precision.of(x, type), one)
                .reshape(x.getShape().get(1)).mul(Precision.of(v, type).get(click)), x.getDataType());
    }

    private NDArray cross(NDArray x, DataType type) {
        return process.kernel().cross(process.layout(), kernel(type), Precision.of(x, type), Precision.of(z, type));
    }

    /**
     * By {@code G = K_*n A}: {@code k(x̄,x̄) − Σ_c G_c K_c + σ² Σ_c G_c²}. G's entries are the shares that clicks have in a pixel,
     * of moderate size, where A² of two near-duplicate clicks is not. In float64 throughout: a small difference of large
     * numbers, which rounding must not make negative.
     */
    @Override
    public NDArray variance(NDArray x) {
        NDArray wide = Precision.of(x, DataType.FLOAT64);
        NDArray cross = cross(x, DataType.FLOAT64);
        NDArray shares = shares(cross);
        NDArray explained = shares.mul(cross).sub(shares.square().mul(deviation.square())).sum(new int[] {1});
        return Precision.of(process.kernel().diagonal(process.layout(), kernel(DataType.FLOAT64), wide).sub(explained).maximum(0),
                x.getDataType());
    }

    /** G = K_*n A, with one refinement step that carries the derivatives, as in {@link #solve}. */
    private NDArray shares(NDArray cross) {
        NDArray constant = cross.stopGradient().matMul(inverse());
        return constant.add(cross.sub(constant.matMul(matrix())).matMul(inverse()));
    }

    /**
     * What remains uncertain once f_n is known: {@code K_** − K_*n A K_n*}, Eq. 10 without its last term.
     *
     * @param x [D, m], float64, few
     * @return m×m, row by row
     */
    public double[] residual(NDArray x) {
        try (NDManager few = x.getManager().newSubManager()) {
            NDArray points = x.duplicate();
            points.attach(few);
            NDArray cross = cross(points, DataType.FLOAT64);
            NDArray between = process.kernel().cross(process.layout(), kernel(DataType.FLOAT64), points, points);
            return between.sub(shares(cross).matMul(cross.transpose())).toDoubleArray();
        }
    }

    @Override
    public NDArray targets() {
        return targets;
    }

    @Override
    public NDArray values() {
        return values;
    }

    @Override
    public Optional<PosteriorWeights> weights() {
        return Optional.of(new PosteriorWeights(weights == null ? new double[0] : weights.toDoubleArray(), v.toDoubleArray()));
    }

    /** By f̂_n = f_n − (ε² + jitter) v, which is what K_nn v + Φ(X̄_n)w comes to, without its cancellation. */
    @Override
    public List<ClickFit> fits() {
        double[] wanted = values.toDoubleArray();
        double[] solution = v.toDoubleArray();
        List<ClickFit> fits = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            fits.add(new ClickFit(evidence.labels()[i], wanted[i], wanted[i] - shrink() * solution[i]));
        }
        return List.copyOf(fits);
    }

    @Override
    public SolveReport report() {
        return new SolveReport(evidence.clicks(), sampling.epsilonSquared(), factor.jitter(), factor.condition());
    }

    @Override
    public void close() {
        manager.close();
    }
}
