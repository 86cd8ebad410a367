// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.gram;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.part.Parameters;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.Sampling;
import gpcis.api.sampler.SolveReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
    private final NDArray values;
    private final NDArray matrix;
    private final NDArray inverse;
    private final NDArray v;
    private final Factor factor;
    private final boolean widen;
    private final Map<DataType, Parameters> kernelParameters = new EnumMap<>(DataType.class);
    private final Map<DataType, Parameters> priorParameters = new EnumMap<>(DataType.class);

    /**
     * Conditions on the clicks.
     *
     * @param draw chooses w, then f_n
     */
    public Conditioned(GaussianProcess process, Evidence evidence, Sampling sampling, Draw draw) {
        this.process = process;
        this.evidence = evidence;
        this.sampling = sampling;
        int n = evidence.clicks();
        manager = evidence.z().getManager().newSubManager();
        z = own(evidence.z().toType(DataType.FLOAT64, true));
        Parameters posterior = process.posteriorParameters().in(manager, DataType.FLOAT64);
        targets = process.posterior().mean(process.layout(), posterior, z, manager.create(evidence.labels()));
        weights = draw.around(process.prior().mean(prior(DataType.FLOAT64)),
                process.prior().deviation(prior(DataType.FLOAT64)));
        values = draw.around(targets, process.posterior().deviation(posterior));
        NDArray gram = process.kernel().matrix(process.layout(), kernel(DataType.FLOAT64), z);
        factor = Factor.of(gram.toDoubleArray(), n, sampling.epsilonSquared());
        matrix = gram.add(manager.eye(n, n, 0, DataType.FLOAT64).mul(sampling.epsilonSquared() + factor.jitter()));
        inverse = manager.create(factor.inverse(), new Shape(n, n));
        v = solve(values.sub(process.prior().evaluate(process.layout(), prior(DataType.FLOAT64), z, weights)));
        widen = v.abs().sum().getDouble() * SINGLE_ROUNDING > LARGEST_ERROR;
    }

    private NDArray own(NDArray array) {
        array.attach(manager);
        return array;
    }

    private Parameters kernel(DataType type) {
        return kernelParameters.computeIfAbsent(type, t -> process.kernelParameters().in(manager, t));
    }

    private Parameters prior(DataType type) {
        return priorParameters.computeIfAbsent(type, t -> process.priorParameters().in(manager, t));
    }

    /**
     * The solution enters as a constant, one refinement step makes it a function of r and K_nn: {@code v = v₀ + A⁻¹(r − A v₀)}
     * has the value of v₀ and, A⁻¹ and v₀ held constant, exactly the derivative {@code A⁻¹(dr − dA v₀)}.
     */
    @Override
    public NDArray solve(NDArray r) {
        NDArray constant = manager.create(factor.solve(r.toDoubleArray()));
        return constant.add(inverse.matMul(r.sub(matrix.matMul(constant))));
    }

    @Override
    public NDArray prior(NDArray x) {
        DataType type = x.getDataType();
        return process.prior().evaluate(process.layout(), prior(type), x, weights.toType(type, false));
    }

    @Override
    public NDArray update(NDArray x) {
        DataType type = widen ? DataType.FLOAT64 : x.getDataType();
        return cross(x, type).matMul(v.toType(type, false)).toType(x.getDataType(), false);
    }

    @Override
    public NDArray influence(NDArray x, int click) {
        DataType type = widen ? DataType.FLOAT64 : x.getDataType();
        NDArray one = z.toType(type, false).get(":, {}:{}", click, click + 1);
        return process.kernel().cross(process.layout(), kernel(type), x.toType(type, false), one)
                .reshape(x.getShape().get(1)).mul(v.toType(type, false).get(click)).toType(x.getDataType(), false);
    }

    private NDArray cross(NDArray x, DataType type) {
        return process.kernel().cross(process.layout(), kernel(type), x.toType(type, false), z.toType(type, false));
    }

    /** In float64 throughout: the variance is a small difference of large numbers. */
    @Override
    public NDArray variance(NDArray x) {
        NDArray wide = x.toType(DataType.FLOAT64, false);
        NDArray cross = cross(x, DataType.FLOAT64);
        double sigma = process.posterior().deviation(process.posteriorParameters()).toType(DataType.FLOAT64, false)
                .getDouble(0);
        int n = evidence.clicks();
        NDArray kept = manager.eye(n, n, 0, DataType.FLOAT64).sub(inverse.mul(sigma * sigma));
        NDArray explained = cross.matMul(inverse.matMul(kept)).mul(cross).sum(new int[] {1});
        return process.kernel().diagonal(process.layout(), kernel(DataType.FLOAT64), wide).sub(explained)
                .toType(x.getDataType(), false);
    }

    @Override
    public NDArray targets() {
        return targets;
    }

    @Override
    public NDArray values() {
        return values;
    }

    /** By f̂_n = f_n − (ε² + jitter) v, which is what K_nn v + Φ(X̄_n)w comes to, without its cancellation. */
    @Override
    public List<ClickFit> fits() {
        double[] wanted = values.toDoubleArray();
        double[] solution = v.toDoubleArray();
        double shrink = sampling.epsilonSquared() + factor.jitter();
        List<ClickFit> fits = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            fits.add(new ClickFit(evidence.labels()[i], wanted[i], wanted[i] - shrink * solution[i]));
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
