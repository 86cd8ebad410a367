// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Gaussian process in the released model and in ours. Released: {@code theta} is one linear layer whose sine is the basis,
 * {@code omega} μ_w, {@code omega_var} σ_w (cut to 0.01 … 0.05 where it is used), {@code weights} η_0 before softplus, {@code
 * logsigma2} the logarithms of 1/η_t, {@code u_mlp} the MLP of m_ξ, and the noise of f_n is 0.01 in the code.
 */
final class GaussianTensors {

    /** σ of f_n in the released code. */
    static final float NOISE = 0.01f;

    private static final float LEAST_DEVIATION = 0.01f;
    private static final float MOST_DEVIATION = 0.05f;
    private static final int COLOURS = 3;
    private static final int BASES = 256;
    private static final int HIDDEN = 96;

    private static final String THETA = "theta.weight";
    private static final String PHASES = "theta.bias";
    private static final String MEAN = "omega";
    /** σ_w. */
    static final String DEVIATION = "omega_var";
    private static final String AMPLITUDE = "weights";
    private static final String PRECISIONS = "logsigma2";
    private static final String MLP = "u_mlp.";
    private static final List<String> LAYERS = List.of("0.weight", "0.bias", "2.weight", "2.bias");

    /** Our parts, in the order of the kinds. */
    private static final Map<PartKind, String> PARTS = new EnumMap<>(Map.of(PartKind.FEATURES, "deep+rgb", PartKind.KERNEL,
            "learned", PartKind.PRIOR, "learned", PartKind.POSTERIOR, "mlp", PartKind.SAMPLER, "pathwise"));

    private GaussianTensors() { }

    /** What a released model of that many feature channels has to hold; free widths are taken from the checkpoint itself. */
    static SortedMap<String, List<Long>> shapes(TensorSet checkpoint, long deep) {
        long bases = first(checkpoint, THETA, BASES);
        long hidden = first(checkpoint, MLP + LAYERS.get(0), HIDDEN);
        long width = deep + COLOURS;
        return new TreeMap<>(Map.of(THETA, List.of(bases, width), PHASES, List.of(bases), MEAN, List.of(bases, 1L),
                DEVIATION, List.of(), AMPLITUDE, List.of(1L), PRECISIONS, List.of(deep),
                MLP + LAYERS.get(0), List.of(hidden, width), MLP + LAYERS.get(1), List.of(hidden),
                MLP + LAYERS.get(2), List.of(1L, hidden), MLP + LAYERS.get(3), List.of(1L)));
    }

    private static long first(TensorSet checkpoint, String name, long otherwise) {
        HostTensor tensor = checkpoint.tensors().get(name);
        return tensor == null || tensor.shape().isEmpty() ? otherwise : tensor.shape().get(0);
    }

    /** The parts that compute the same, but for the backbone. */
    static Map<PartKind, PartChoice> parts(TensorSet checkpoint, float noise) {
        Map<PartKind, PartChoice> parts = new EnumMap<>(PartKind.class);
        PARTS.forEach((kind, name) -> parts.put(kind, PartChoice.named(name)));
        parts.put(PartKind.PRIOR, new PartChoice(PARTS.get(PartKind.PRIOR),
                new PartOptions(Map.of("bases", Long.toString(checkpoint.tensor(PHASES).elements())))));
        parts.put(PartKind.POSTERIOR, new PartChoice(PARTS.get(PartKind.POSTERIOR), new PartOptions(Map.of(
                "hidden", Long.toString(checkpoint.tensor(MLP + LAYERS.get(1)).elements()),
                "sigma", Float.toString(noise)))));
        return parts;
    }

    /**
     * Our tensors, under the names that they have in a model's weights.
     *
     * @param cut whether σ_w is cut as the released code does
     * @param noise σ of f_n, of which a checkpoint says nothing
     */
    static SortedMap<String, HostTensor> ours(TensorSet checkpoint, boolean cut, float noise) {
        SortedMap<String, HostTensor> ours = new TreeMap<>();
        ours.put("kernel.log_eta0", Reparametrisation.AMPLITUDE.ours(checkpoint.tensor(AMPLITUDE)));
        ours.put("kernel.log_eta", negated(checkpoint.tensor(PRECISIONS)));
        ours.put("prior.theta", checkpoint.tensor(THETA));
        ours.put("prior.tau", Reparametrisation.PHASE.ours(checkpoint.tensor(PHASES)));
        ours.put("prior.mean", reshaped(checkpoint.tensor(MEAN), List.of((long) checkpoint.tensor(MEAN).elements())));
        HostTensor deviation = checkpoint.tensor(DEVIATION);
        ours.put("prior.sigma", reshaped(cut ? used(deviation) : deviation, List.of(1L)));
        LAYERS.forEach(layer -> ours.put("posterior.mlp." + layer, checkpoint.tensor(MLP + layer)));
        ours.put("posterior.sigma", HostTensor.ofFloats(new float[] {noise}, 1));
        return ours;
    }

    /** Whether the released code would use this σ_w as it is. */
    static boolean withinCut(HostTensor deviation) {
        return used(deviation) == deviation;
    }

    /** What a person should know about a σ_w that is cut. */
    static String remark(TensorSet checkpoint) {
        return "omega_var is " + checkpoint.tensor(DEVIATION).toFloats()[0] + ", which the released code cuts to "
                + LEAST_DEVIATION + " … " + MOST_DEVIATION + " where it uses it: so does the model";
    }

    private static HostTensor used(HostTensor deviation) {
        double value = deviation.toDoubles()[0];
        return value < LEAST_DEVIATION ? HostTensor.ofFloats(new float[] {LEAST_DEVIATION})
                : value > MOST_DEVIATION ? HostTensor.ofFloats(new float[] {MOST_DEVIATION}) : deviation;
    }

    /**
     * The released tensors of a model.
     *
     * @param notes takes what a person should know
     * @throws Problem if the model has parts of which the release knows nothing
     */
    static SortedMap<String, HostTensor> released(ModelManifest manifest, TensorSet weights, List<String> notes) {
        PARTS.forEach((kind, name) -> {
            if (kind != PartKind.SAMPLER && !manifest.part(kind).name().equals(name)) {
                throw new Problem("the model has the " + kind.key() + " '" + manifest.part(kind).name()
                        + "', of which a checkpoint of GPCIS knows nothing", "export one with the " + kind.key() + " '" + name + "'");
            }
        });
        SortedMap<String, HostTensor> released = new TreeMap<>();
        put(released, AMPLITUDE, Reparametrisation.AMPLITUDE.released(weights.tensor("kernel.log_eta0")), notes);
        released.put(PRECISIONS, negated(weights.tensor("kernel.log_eta")));
        released.put(THETA, weights.tensor("prior.theta"));
        put(released, PHASES, Reparametrisation.PHASE.released(weights.tensor("prior.tau")), notes);
        HostTensor mean = weights.tensor("prior.mean");
        released.put(MEAN, reshaped(mean, List.of((long) mean.elements(), 1L)));
        HostTensor deviation = weights.tensor("prior.sigma");
        if (!withinCut(deviation)) {
            notes.add("σ_w is " + deviation.toFloats()[0] + ", which the released code cuts to " + LEAST_DEVIATION + " … "
                    + MOST_DEVIATION + " where it uses it");
        }
        released.put(DEVIATION, reshaped(deviation, List.of()));
        LAYERS.forEach(layer -> released.put(MLP + layer, weights.tensor("posterior.mlp." + layer)));
        return released;
    }

    private static void put(Map<String, HostTensor> released, String name, Reparametrisation.Released found,
            List<String> notes) {
        released.put(name, found.tensor());
        if (found.farthest() > 0) {
            notes.add(String.format(Locale.ROOT, "%s leads back to numbers up to %.1e from ours: no float64 leads back exactly", name,
                    found.farthest()));
        } else if (found.tensor().type().bytes() == Double.BYTES) {
            notes.add(name + " is written in float64, which PyTorch converts when it loads it: no float32 leads back exactly");
        }
    }

    private static HostTensor reshaped(HostTensor tensor, List<Long> shape) {
        return HostTensor.of(tensor.type(), shape, tensor.data());
    }

    private static HostTensor negated(HostTensor tensor) {
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        if (tensor.type().bytes() == Double.BYTES) {
            return HostTensor.ofDoubles(Arrays.stream(tensor.toDoubles()).map(value -> -value).toArray(), shape);
        }
        float[] values = tensor.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return HostTensor.ofFloats(values, shape);
    }
}
