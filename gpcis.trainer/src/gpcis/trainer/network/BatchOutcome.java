// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a batch came to.
 *
 * @param loss mean over the pictures
 * @param terms mean of each term, not weighted
 * @param iou mean IoU with the truth on the loss pixels, with the training's own draws
 * @param pictures number of pictures
 * @param clicks mean number of clicks
 */
public record BatchOutcome(double loss, Map<String, Double> terms, double iou, int pictures, double clicks) {

    /** Of a batch in several parts. */
    static BatchOutcome together(List<BatchOutcome> parts) {
        int pictures = parts.stream().mapToInt(BatchOutcome::pictures).sum();
        ToDoubleFunction<ToDoubleFunction<BatchOutcome>> mean = value ->
                parts.stream().mapToDouble(part -> value.applyAsDouble(part) * part.pictures()).sum() / pictures;
        Map<String, Double> terms = new LinkedHashMap<>();
        parts.get(0).terms().keySet().forEach(name -> terms.put(name, mean.applyAsDouble(part -> part.terms().get(name))));
        return new BatchOutcome(mean.applyAsDouble(BatchOutcome::loss), terms, mean.applyAsDouble(BatchOutcome::iou), pictures,
                mean.applyAsDouble(BatchOutcome::clicks));
    }
}
