// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.api.picture.Picture;

/** Paints a picture at the screen's resolution: averaged where it is shown small, its pixels as they are where it is large. */
final class PicturePainter {

    /** From this scale on, pixels are shown as squares: who zooms in so far wants to see them. */
    private static final double SQUARES = 3;
    /** Parts of a pixel that interpolation tells apart, as a power of two. */
    private static final int BITS = 8;
    private static final int ONE = 1 << BITS;

    private final FrameRequest request;
    private final Picture picture;
    private final int[] columns;
    private final int[] rows;
    private final int[] columnShares;
    private final int[] rowShares;

    private PicturePainter(FrameRequest request) {
        this.request = request;
        int level = request.levels().levelFor(request.viewport().scale());
        this.picture = request.levels().level(level);
        this.columns = new int[request.width()];
        this.rows = new int[request.height()];
        this.columnShares = new int[columns.length];
        this.rowShares = new int[rows.length];
        double part = 1.0 / (1 << level);
        Viewport viewport = request.viewport();
        positions(columns, columnShares, viewport.left(), viewport.scale(), part, picture.size().width());
        positions(rows, rowShares, viewport.top(), viewport.scale(), part, picture.size().height());
    }

    /** Paints all pixels at which {@code owners} is not negative. */
    static void paint(FrameRequest request, int[] owners, int[] pixels) {
        PicturePainter painter = new PicturePainter(request);
        int width = request.width();
        for (int y = 0, i = 0; y < request.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                if (owners[i] >= 0) {
                    pixels[i] = painter.colour(x, y);
                }
            }
        }
    }

    private static void positions(int[] positions, int[] shares, double start, double scale, double part, int length) {
        for (int i = 0; i < positions.length; i++) {
            double position = (start + (i + 0.5) / scale) * part;
            if (scale >= SQUARES) {
                positions[i] = clamped((int) Math.floor(position), length);
            } else {
                double corner = position - 0.5;
                int floor = (int) Math.floor(corner);
                positions[i] = clamped(floor, length);
                shares[i] = floor < 0 || floor >= length - 1 ? 0 : (int) ((corner - floor) * ONE);
            }
        }
    }

    private static int clamped(int position, int length) {
        return Math.max(0, Math.min(length - 1, position));
    }

    private int colour(int x, int y) {
        int column = columns[x];
        int row = rows[y];
        int across = columnShares[x];
        int down = rowShares[y];
        int nextColumn = across == 0 ? column : column + 1;
        int nextRow = down == 0 ? row : row + 1;
        int argb = 0xff;
        for (int channel = 0; channel < 3; channel++) {
            int upper = (ONE - across) * picture.sample(column, row, channel) + across * picture.sample(nextColumn, row, channel);
            int lower = down == 0 ? upper : (ONE - across) * picture.sample(column, nextRow, channel)
                    + across * picture.sample(nextColumn, nextRow, channel);
            argb = argb << 8 | (upper * (ONE - down) + lower * down) >> 2 * BITS;
        }
        return argb;
    }
}
