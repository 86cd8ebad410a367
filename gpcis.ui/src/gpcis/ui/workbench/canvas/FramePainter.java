// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.List;

/**
 * Paints picture, masks and maps at the screen's own resolution: lines are as wide at every zoom, and the work does not grow
 * with the picture. Pixels are opaque ARGB.
 */
final class FramePainter {

    private static final int OUTSIDE = -1;
    private static final int OPAQUE = 0xff000000;
    private static final int ONE = 256;
    private static final int LIGHT = 0xffffffff;
    private static final int DARK = OPAQUE;
    private static final int LIGHT_SQUARE = 0xffd8d8d8;
    private static final int DARK_SQUARE = 0xffb4b4b4;
    private static final int SQUARE = 8;
    /** Objects that are not annotated now step back. */
    private static final double OTHERS = 0.6;

    private final FrameRequest request;
    private final int width;
    private final int height;
    private final int[] columns;
    private final int[] rows;
    /** 0 for no object, else the layer's number from 1; −1 beside the picture. */
    private final int[] owners;
    private final int[] pixels;

    private FramePainter(FrameRequest request) {
        this.request = request;
        this.width = request.width();
        this.height = request.height();
        Viewport viewport = request.viewport();
        Size size = request.levels().size();
        this.columns = positions(width, viewport.left(), viewport.scale(), size.width());
        this.rows = positions(height, viewport.top(), viewport.scale(), size.height());
        this.owners = new int[width * height];
        this.pixels = new int[width * height];
    }

    /** {@code width × height} pixels, row by row. */
    static int[] paint(FrameRequest request) {
        FramePainter painter = new FramePainter(request);
        painter.findOwners();
        Arrays.fill(painter.pixels, OPAQUE | request.ground());
        if (request.map().isEmpty()) {
            PicturePainter.paint(request, painter.owners, painter.pixels);
        }
        request.map().ifPresent(painter::paintMap);
        if (request.map().isEmpty()) {
            painter.paintTint();
        }
        if (request.style().outline()) {
            painter.paintOutline();
        }
        return painter.pixels;
    }

    private static int[] positions(int count, double start, double scale, int length) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            int position = (int) Math.floor(start + (i + 0.5) / scale);
            positions[i] = position >= 0 && position < length ? position : OUTSIDE;
        }
        return positions;
    }

    private void findOwners() {
        Arrays.fill(owners, OUTSIDE);
        int stride = request.levels().size().width();
        List<MaskLayer> layers = request.layers();
        for (int y = 0, i = 0; y < height; y++) {
            if (rows[y] == OUTSIDE) {
                i += width;
                continue;
            }
            for (int x = 0; x < width; x++, i++) {
                if (columns[x] != OUTSIDE) {
                    int owner = layers.size();
                    while (owner > 0 && !layers.get(owner - 1).mask().contains(rows[y] * stride + columns[x])) {
                        owner--;
                    }
                    owners[i] = owner;
                }
            }
        }
    }

    private void paintTint() {
        boolean checkerboard = request.style().checkerboard();
        for (int i = 0; i < pixels.length; i++) {
            if (owners[i] > 0 && !checkerboard) {
                MaskLayer layer = request.layers().get(owners[i] - 1);
                double opacity = request.style().opacity() * (layer.current() ? 1 : OTHERS);
                pixels[i] = mixed(pixels[i], layer.rgb(), (int) (ONE * opacity));
            } else if (owners[i] == 0 && checkerboard) {
                boolean even = (i % width / SQUARE + i / width / SQUARE) % 2 == 0;
                pixels[i] = even ? LIGHT_SQUARE : DARK_SQUARE;
            }
        }
    }

    private void paintMap(MapLayer layer) {
        int[] colours = MapColours.of(layer.scale());
        int stride = request.levels().size().width();
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                if (owners[i] != OUTSIDE) {
                    float value = layer.map().at(rows[y] * stride + columns[x]);
                    pixels[i] = colours[MapColours.index(value, layer.scale(), layer.reach())];
                }
            }
        }
    }

    /** Two lines, a light one inside and a dark one outside, so that one of them shows on any ground. */
    private void paintOutline() {
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                int owner = owners[i];
                if (owner == OUTSIDE) {
                    continue;
                }
                if (owner > 0 && meetsOther(x, y, i, owner)) {
                    MaskLayer layer = request.layers().get(owner - 1);
                    pixels[i] = layer.current() ? LIGHT : OPAQUE | layer.rgb();
                } else if (owner == 0 && meetsObject(x, y, i)) {
                    pixels[i] = DARK;
                }
            }
        }
    }

    private boolean meetsOther(int x, int y, int i, int owner) {
        int reach = request.layers().get(owner - 1).current() ? 2 : 1;
        for (int d = 1; d <= reach; d++) {
            if (differs(i - d, owner, x >= d) || differs(i + d, owner, x + d < width)
                    || differs(i - d * width, owner, y >= d) || differs(i + d * width, owner, y + d < height)) {
                return true;
            }
        }
        return false;
    }

    private boolean differs(int i, int owner, boolean inside) {
        return inside && owners[i] != owner && owners[i] != OUTSIDE;
    }

    private boolean meetsObject(int x, int y, int i) {
        for (int d = 1; d <= 2; d++) {
            if (x >= d && owners[i - d] > 0 || x + d < width && owners[i + d] > 0
                    || y >= d && owners[i - d * width] > 0 || y + d < height && owners[i + d * width] > 0) {
                return true;
            }
        }
        return false;
    }

    private static int mixed(int below, int above, int share) {
        int argb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            argb = argb << 8 | ((below >> shift & 0xff) * (ONE - share) + (above >> shift & 0xff) * share) / ONE;
        }
        return argb;
    }
}
