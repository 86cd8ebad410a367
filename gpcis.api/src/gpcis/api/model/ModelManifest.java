// SPDX-License-Identifier: Apache-2.0
package gpcis.api.model;

import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a model is: {@code manifest.json} in a model folder.
 *
 * @param name how people call it
 * @param parts for each kind, the part it was made for, with options; without {@link PartKind#HEAD} the Gaussian process
 *     classifies and every other kind has a part; with it only the backbone has to have one
 * @param networkSize size at which the network sees a picture; the aspect is not kept
 * @param epsilonSquared ε² at test
 * @param threshold a pixel belongs to the object where its probability is above it
 * @param seed what the untrained values were drawn from
 * @param notes free text by key: {@code training}, {@code licence}, {@code sources}, …
 */
public record ModelManifest(
        String name,
        Map<PartKind, PartChoice> parts,
        Size networkSize,
        double epsilonSquared,
        double threshold,
        long seed,
        Map<String, String> notes) {

    /** Version of the manifest's form. */
    public static final int FORMAT = 1;

    /** Key of the note that says how the model was trained. */
    public static final String TRAINING = "training";

    /** @throws Problem if a kind has no part or a number is out of range */
    public ModelManifest {
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
        for (PartKind kind : needed(parts)) {
            if (!parts.containsKey(kind)) {
                throw new Problem("the manifest of model '" + name + "' names no " + kind.key(),
                        "add it under \"parts\"");
            }
        }
        if (!(epsilonSquared > 0) || !(threshold > 0 && threshold < 1)) {
            throw new Problem("the manifest of model '" + name + "' has epsilonSquared " + epsilonSquared + ", threshold "
                    + threshold, "epsilonSquared must be above 0, threshold between 0 and 1");
        }
        if (networkSize.width() < 32 || networkSize.height() < 32) {
            throw new Problem("the manifest of model '" + name + "' has network size " + networkSize,
                    "each side must be at least 32");
        }
    }

    private static Set<PartKind> needed(Map<PartKind, PartChoice> parts) {
        return parts.containsKey(PartKind.HEAD) ? EnumSet.of(PartKind.BACKBONE, PartKind.HEAD)
                : EnumSet.complementOf(EnumSet.of(PartKind.HEAD));
    }

    /** Whether the Gaussian process classifies: no head is named. */
    public boolean gaussianProcess() {
        return !parts.containsKey(PartKind.HEAD);
    }

    /** The part of that kind; null where {@link #gaussianProcess} leaves the kind out. */
    public PartChoice part(PartKind kind) {
        return parts.get(kind);
    }
}
