// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.zoom;

import gpcis.api.click.Click;
import gpcis.api.forward.NetworkClick;
import gpcis.api.picture.Box;
import gpcis.api.picture.Size;

/**
 * A part of a picture at the size in which the network sees it. Images are resized with aligned corners; clicks are moved by
 * the ratio of the sizes, as published, which is not quite the same.
 *
 * @param part of the picture
 * @param size of the network's input
 * @param fixed whether that size was stated, or follows from the part's: the published evaluations multiply clicks by the
 *     ratio of the sides in the one case, and first by the one side in the other. Which way the last bit is rounded decides
 *     about pixels on the rim of a click's disk
 */
public record PictureView(Box part, Size size, boolean fixed) {

    /** The whole of something of a size. */
    public static Box whole(Size size) {
        return new Box(0, 0, size.width() - 1, size.height() - 1);
    }

    /** Size of the part in the picture. */
    public Size partSize() {
        return new Size(part.width(), part.height());
    }

    /** A click as the network is told of it. */
    public NetworkClick click(Click click) {
        return new NetworkClick(moved(click.y() - part.top(), part.height(), size.height()),
                moved(click.x() - part.left(), part.width(), size.width()), click.label());
    }

    private double moved(int position, int from, int to) {
        return fixed ? position * ((double) to / from) : (double) to * position / from;
    }
}
