// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.part.PartKind;
import gpcis.api.sampler.Sampling;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an object's mask is computed with, besides its clicks. The settings in force hold for all clicks in force, those made
 * under others too.
 *
 * @param model the model
 * @param sampling ε², and whether and from which seed functions are drawn
 * @param threshold a pixel belongs to the object where its probability is above it, 0 … 1, both excluded
 * @param parts parts that were chosen by name in place of the ones that the model's manifest names
 * @param zoom whether the network sees only the surroundings of what was found, as in GPCIS's evaluation
 */
public record Settings(UsedModel model, Sampling sampling, double threshold, Map<PartKind, String> parts, boolean zoom) {

    /** @throws IllegalArgumentException if the threshold is out of range */
    public Settings {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(sampling, "sampling");
        Map<PartKind, String> ordered = new EnumMap<>(PartKind.class);
        ordered.putAll(parts);
        parts = Collections.unmodifiableMap(ordered);
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold " + threshold);
        }
    }

    /** Without zooming in. */
    public Settings(UsedModel model, Sampling sampling, double threshold, Map<PartKind, String> parts) {
        this(model, sampling, threshold, parts, false);
    }

    /** The same with other ε² or draws. */
    public Settings with(Sampling other) {
        return new Settings(model, other, threshold, parts, zoom);
    }

    /** The same with another threshold. */
    public Settings with(double otherThreshold) {
        return new Settings(model, sampling, otherThreshold, parts, zoom);
    }

    /** The same with other parts. */
    public Settings with(Map<PartKind, String> otherParts) {
        return new Settings(model, sampling, threshold, otherParts, zoom);
    }

    /** The same with another model. */
    public Settings with(UsedModel other) {
        return new Settings(other, sampling, threshold, parts, zoom);
    }

    /** The same with zooming in or without. */
    public Settings with(boolean zoomingIn) {
        return new Settings(model, sampling, threshold, parts, zoomingIn);
    }
}
