// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.GaussianProcess;
import java.util.Map;

/** The Gaussian process of the reference numbers {@code gp/small}: 6 deep channels and colours, 16 bases, 4 clicks. */
final class GoldenProcess {

    private static final int DEEP = 6;

    private GoldenProcess() { }

    static NDArray array(NDManager manager, GoldenArrays golden, String name) {
        try (NDArray lent = manager.create(golden.get(name), new Shape(golden.shape(name)))) {
            return lent.duplicate();
        }
    }

    /** The process with the parameters p_* as plain arrays. */
    static GaussianProcess of(PartRegistry parts, NDManager manager, GoldenArrays golden, double deviation) {
        return new GaussianProcess(new FeatureLayout(DEEP, 3),
                parts.find(PartKind.KERNEL, "learned", Kernel.class),
                new Parameters(Map.of("log_eta0", array(manager, golden, "p_log_eta0"),
                        "log_eta", array(manager, golden, "p_log_eta"))),
                parts.find(PartKind.PRIOR, "learned", WeightSpacePrior.class),
                new Parameters(Map.of("theta", array(manager, golden, "p_theta"), "tau", array(manager, golden, "p_tau"),
                        "mean", array(manager, golden, "p_mu_w"), "sigma", array(manager, golden, "p_sigma_w"))),
                parts.find(PartKind.POSTERIOR, "mlp", VariationalPosterior.class),
                new Parameters(Map.of("mlp.0.weight", array(manager, golden, "p_W1"),
                        "mlp.0.bias", array(manager, golden, "p_b1"), "mlp.2.weight", array(manager, golden, "p_W2"),
                        "mlp.2.bias", array(manager, golden, "p_b2"), "sigma", manager.create(new double[] {deviation}))));
    }

    /** x̄ of all pixels [D, m]. */
    static NDArray points(NDManager manager, GoldenArrays golden) {
        return array(manager, golden, "Xbar").transpose();
    }

    /** The columns of x that were clicked. */
    static NDArray clicked(NDArray x, GoldenArrays golden, String indices) {
        double[] index = golden.get(indices);
        long[] columns = new long[index.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = (long) index[i];
        }
        return x.get(":, {}", x.getManager().create(columns));
    }
}
