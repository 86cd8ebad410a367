// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.predictor;

import gpcis.api.part.PartOptions;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a published evaluation shows a picture to the network and reads its answer.
 *
 * @param threshold a pixel belongs to the object where its probability is above it
 * @param zoom whether to zoom in to the object
 * @param zoomThreshold the same threshold for finding the object to zoom in to
 * @param zoomFrom first click, 2 or more, at which to zoom in
 * @param expansion by which the object's box is grown, 1 or more
 * @param leastSide least width and height of the grown box in pixels of the picture
 * @param renew whether to zoom in to a new box at every click; otherwise only when a positive click falls outside or the new
 *     box overlaps the old one by less than {@code renewIou}
 * @param renewIou 0 … 1
 * @param size what the network sees has this size, whatever its aspect; empty for sizes that keep the aspect
 * @param side without {@code size}: the longer side of what is zoomed in to; a whole picture is shown as it is
 * @param flip whether to average the logits with those of the mirrored picture
 * @param obey whether a Gaussian process's clicks are obeyed at the picture's pixels too, which the published code leaves to
 *     chance where one pixel of the network stands for several of the picture
 */
public record PredictorSettings(
        double threshold, boolean zoom, double zoomThreshold, int zoomFrom, double expansion, int leastSide, boolean renew,
        double renewIou, Optional<Size> size, int side, boolean flip,
        boolean obey) {

    /** Name of the predictor of the GPCIS evaluation. */
    public static final String GPCIS = "gpcis";
    /** Name of the predictor of the RITM evaluation. */
    public static final String RITM = "ritm";

    private static final int LEAST_NETWORK_SIDE = 32;
    private static final int MOST_NETWORK_SIDE = 4096;
    private static final String KEPT = "kept";

    /**
     * A predictor's published settings on a set, with what is changed about them.
     *
     * @param predictor {@link #GPCIS} or {@link #RITM}
     * @param dataSet name of the set: DAVIS and SBD have sizes of their own
     * @throws Problem if the predictor or an option is unknown, or a value is out of range
     */
    public static PredictorSettings of(String predictor, PartOptions options, String dataSet) {
        options.allow("threshold", "zoom", "zoom-threshold", "zoom-from", "expansion", "least-side", "renew", "renew-iou",
                "size", "side", "flip", "obey");
        PredictorSettings published = published(predictor, dataSet);
        return new PredictorSettings(
                share(options, "threshold", published.threshold),
                onOff(options, "zoom", published.zoom),
                share(options, "zoom-threshold", published.zoomThreshold),
                options.whole("zoom-from", published.zoomFrom, 2, 1000),
                options.real("expansion", published.expansion, 1, 100),
                options.whole("least-side", published.leastSide, 1, 100_000),
                onOff(options, "renew", published.renew),
                options.real("renew-iou", published.renewIou, 0, 1),
                size(options, published.size),
                options.whole("side", published.side, LEAST_NETWORK_SIDE, MOST_NETWORK_SIDE),
                onOff(options, "flip", published.flip),
                onOff(options, "obey", published.obey));
    }

    private static PredictorSettings published(String predictor, String dataSet) {
        switch (predictor) {
            case GPCIS:
                int square = dataSet.equalsIgnoreCase("SBD") ? 256 : 384;
                return new PredictorSettings(
                        0.50, true, 0.49, 2, 1.4, 10, true, 0.5, Optional.of(new Size(square, square)), 400, false,
                        true);
            case RITM:
                int side = dataSet.equalsIgnoreCase("DAVIS") ? 600 : 400;
                return new PredictorSettings(0.49, true, 0.50, 2, 1.4, 200, false, 0.5, Optional.empty(), side, true,
                        false);
            default:
                throw new Problem("there is no predictor '" + predictor + "'",
                        "use one of " + String.join(", ", List.of(GPCIS, RITM)));
        }
    }

    /** All settings as text, under the names of their options. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("threshold", Double.toString(threshold));
        texts.put("zoom", onOff(zoom));
        texts.put("zoom-threshold", Double.toString(zoomThreshold));
        texts.put("zoom-from", Integer.toString(zoomFrom));
        texts.put("expansion", Double.toString(expansion));
        texts.put("least-side", Integer.toString(leastSide));
        texts.put("renew", onOff(renew));
        texts.put("renew-iou", Double.toString(renewIou));
        texts.put("size", size.map(s -> s.width() + "x" + s.height()).orElse(KEPT));
        texts.put("side", Integer.toString(side));
        texts.put("flip", onOff(flip));
        texts.put("obey", onOff(obey));
        return texts;
    }

    private static double share(PartOptions options, String name, double byDefault) {
        double value = options.real(name, byDefault, 0, 1);
        if (value == 0 || value == 1) {
            throw new Problem("option " + name + "=" + value + " is not allowed", "give a number between 0 and 1");
        }
        return value;
    }

    private static String onOff(boolean value) {
        return value ? "on" : "off";
    }

    private static boolean onOff(PartOptions options, String name, boolean byDefault) {
        String text = options.text(name, onOff(byDefault));
        if (!text.equals("on") && !text.equals("off")) {
            throw new Problem("option " + name + "=" + text + " is not allowed", "give on or off");
        }
        return text.equals("on");
    }

    private static Optional<Size> size(PartOptions options, Optional<Size> byDefault) {
        String text = options.text("size", null);
        if (text == null) {
            return byDefault;
        }
        if (text.equals(KEPT)) {
            return Optional.empty();
        }
        try {
            String[] sides = text.split("x", -1);
            int width = Integer.parseInt(sides[0]);
            int height = Integer.parseInt(sides[sides.length - 1]);
            if (sides.length <= 2 && Math.min(width, height) >= LEAST_NETWORK_SIDE
                    && Math.max(width, height) <= MOST_NETWORK_SIDE) {
                return Optional.of(new Size(width, height));
            }
        } catch (NumberFormatException e) {
            // answered below, like a size out of range
        }
        throw new Problem("option size=" + text + " is not allowed", "give 384, 384x256 (width and height, each from "
                + LEAST_NETWORK_SIDE + " to " + MOST_NETWORK_SIDE + "), or " + KEPT + " to keep the picture's aspect");
    }
}
