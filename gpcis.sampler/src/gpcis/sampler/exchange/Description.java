// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import gpcis.api.model.ModelManifest;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model is beside the tensors that its release has, as texts that go into the metadata of an exported file and come
 * back with it. A file that others wrote has none of them: then the release's own values hold.
 *
 * @param texts by key
 */
record Description(Map<String, String> texts) {

    /** Key of the text from which the release's code builds its network. */
    static final String CONFIG = "config";

    private static final String WIDTH = "networkSize.width";
    private static final String HEIGHT = "networkSize.height";
    private static final String EPSILON_SQUARED = "epsilonSquared";
    private static final String THRESHOLD = "threshold";
    private static final String SEED = "seed";
    private static final String NOISE = "posterior.sigma";
    private static final String DEVIATION = "prior.sigma";
    private static final String NOTE = "note.";

    /** At which the releases were evaluated. */
    private static final int SIDE = 384;
    private static final double GAUSSIAN_THRESHOLD = 0.5;
    private static final double HEAD_THRESHOLD = 0.49;

    /** Of a model, for an exported file. */
    static Description of(ModelManifest manifest, TensorSet weights) {
        Map<String, String> texts = new TreeMap<>();
        manifest.notes().forEach((key, text) -> texts.put(NOTE + key, text));
        texts.put(WIDTH, Integer.toString(manifest.networkSize().width()));
        texts.put(HEIGHT, Integer.toString(manifest.networkSize().height()));
        texts.put(EPSILON_SQUARED, Double.toString(manifest.epsilonSquared()));
        texts.put(THRESHOLD, Double.toString(manifest.threshold()));
        texts.put(SEED, Long.toString(manifest.seed()));
        if (manifest.gaussianProcess()) {
            texts.put(NOISE, Float.toString(weights.tensor("posterior.sigma").toFloats()[0]));
            HostTensor deviation = weights.tensor("prior.sigma");
            if (!GaussianTensors.withinCut(deviation)) {
                texts.put(DEVIATION, Float.toString(deviation.toFloats()[0]));
            }
        }
        String config = weights.metadata().get(CONFIG);
        if (config != null) {
            texts.put(CONFIG, config);
        }
        return new Description(texts);
    }

    /** Size at which the network sees a picture. */
    Size networkSize() {
        return new Size((int) number(WIDTH, SIDE), (int) number(HEIGHT, SIDE));
    }

    double epsilonSquared() {
        return number(EPSILON_SQUARED, Sampling.TEST_EPSILON_SQUARED);
    }

    double threshold(boolean gaussianProcess) {
        return number(THRESHOLD, gaussianProcess ? GAUSSIAN_THRESHOLD : HEAD_THRESHOLD);
    }

    /** What the untrained values were drawn from; 0 where that is not stated as it should be, since nothing depends on it. */
    long seed() {
        String text = texts.getOrDefault(SEED, "0");
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** σ of f_n. */
    float noise() {
        return (float) number(NOISE, GaussianTensors.NOISE);
    }

    /** Whether σ_w is to be cut as the released code cuts it: it was not, where the file says so. */
    boolean cutsDeviation() {
        return !texts.containsKey(DEVIATION);
    }

    /** The notes of the model that was exported; empty of a file that others wrote. */
    Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(NOTE)) {
                notes.put(oneLine(key.substring(NOTE.length())), oneLine(text));
            }
        });
        return notes;
    }

    /** Notes are printed. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cc}", " ");
    }

    /** What goes into the metadata of a model's weights. */
    Map<String, String> kept() {
        return texts.containsKey(CONFIG) ? Map.of(CONFIG, texts.get(CONFIG)) : Map.of();
    }

    private double number(String key, double otherwise) {
        String text = texts.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number that is not finite
        }
        throw new Problem("the checkpoint's metadata state " + key + " as something that is no number",
                "export it again, or leave its metadata out");
    }
}
