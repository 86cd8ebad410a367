// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Bilinear resizing as two products with fixed matrices, {@code R_h · x · R_wᵀ}: exact in both corner conventions, and
 * differentiable. Pictures and maps are read directly, four neighbours a pixel, without a tensor.
 */
@Component
public final class BilinearInterpolation implements Interpolation {

    @Override
    public NDArray bilinear(NDArray x, long height, long width, CornerAlignment corners) {
        Shape shape = x.getShape();
        int axes = shape.dimension();
        long h = shape.get(axes - 2);
        long w = shape.get(axes - 1);
        NDArray wide = x;
        if (w != width) {
            try (NDArray columns = matrix(x, w, width, corners); NDArray transposed = columns.transpose()) {
                wide = x.matMul(transposed);
            }
        }
        if (h == height) {
            return wide;
        }
        // The product's left operand is made in x's manager, so the result belongs to it as well.
        try (NDArray rows = matrix(x, h, height, corners)) {
            return rows.matMul(wide);
        } finally {
            if (wide != x) {
                wide.close();
            }
        }
    }

    /**
     * In the engine's own memory: what is created from Java lies in Java's memory, which is freed with the array, and the
     * backward pass still needs these numbers after that.
     */
    private static NDArray matrix(NDArray x, long from, long to, CornerAlignment corners) {
        try (NDArray lent = lent(x, from, to, corners)) {
            return lent.duplicate();
        }
    }

    private static NDArray lent(NDArray x, long from, long to, CornerAlignment corners) {
        NDManager manager = x.getManager();
        double[] values = new Taps(Math.toIntExact(from), Math.toIntExact(to), corners).matrix();
        if (x.getDataType() == DataType.FLOAT64) {
            return manager.create(values, new Shape(to, from));
        }
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        return manager.create(single, new Shape(to, from));
    }

    @Override
    public float[] planes(Picture picture, Size size, CornerAlignment corners) {
        Taps columns = new Taps(picture.size().width(), size.width(), corners);
        Taps rows = new Taps(picture.size().height(), size.height(), corners);
        float[] planes = new float[Math.multiplyExact(3, size.pixels())];
        IntStream.range(0, size.height()).parallel().forEach(y -> {
            byte[] upper = new byte[3 * picture.size().width()];
            byte[] lower = new byte[upper.length];
            picture.copyRows(rows.first[y], 1, upper);
            picture.copyRows(rows.second[y], 1, lower);
            for (int x = 0; x < size.width(); x++) {
                int left = 3 * columns.first[x];
                int right = 3 * columns.second[x];
                for (int channel = 0; channel < 3; channel++) {
                    double top = mix(upper[left + channel] & 0xff, upper[right + channel] & 0xff, columns.share[x]);
                    double bottom = mix(lower[left + channel] & 0xff, lower[right + channel] & 0xff, columns.share[x]);
                    planes[channel * size.pixels() + y * size.width() + x] =
                            (float) (mix(top, bottom, rows.share[y]) / 255);
                }
            }
        });
        return planes;
    }

    @Override
    public PixelMap bilinear(PixelMap map, Size size, CornerAlignment corners) {
        if (map.size().equals(size)) {
            return map;
        }
        Taps columns = new Taps(map.size().width(), size.width(), corners);
        Taps rows = new Taps(map.size().height(), size.height(), corners);
        float[] values = new float[size.pixels()];
        IntStream.range(0, size.height()).parallel().forEach(y -> {
            for (int x = 0; x < size.width(); x++) {
                double top = mix(map.at(columns.first[x], rows.first[y]), map.at(columns.second[x], rows.first[y]),
                        columns.share[x]);
                double bottom = mix(map.at(columns.first[x], rows.second[y]),
                        map.at(columns.second[x], rows.second[y]), columns.share[x]);
                values[y * size.width() + x] = (float) mix(top, bottom, rows.share[y]);
            }
        });
        return PixelMap.of(size, values);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
