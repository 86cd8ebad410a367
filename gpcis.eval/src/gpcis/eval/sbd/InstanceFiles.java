// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.sbd;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.eval.pairs.Annotation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/**
 * MATLAB 5 files with {@code GTinst.Segmentation}, a matrix [H, W] with the number of the instance in each pixel, 0 where
 * there is none. An object is named by its instance's number.
 */
final class InstanceFiles implements Annotation {

    private static final String VARIABLE = "GTinst";
    private static final long LARGEST_FILE = 64L << 20;

    @Override
    public Contents contents(Path file) {
        Matrix map = map(file);
        Size size = size(map);
        TreeSet<Integer> instances = new TreeSet<>();
        for (int i = 0; i < size.pixels(); i++) {
            instances.add(map.getInt(i));
        }
        return new Contents(size, instances.stream().filter(instance -> instance > 0).map(String::valueOf).toList());
    }

    @Override
    public GroundTruth truth(Path file, String object) {
        Matrix map = map(file);
        Size size = size(map);
        int instance = Integer.parseInt(object);
        // MATLAB stores columns one after another.
        return GroundTruth.of(Mask.of(size,
                i -> map.getInt(i % size.width() * size.height() + i / size.width()) == instance));
    }

    private static Size size(Matrix map) {
        return new Size(map.getNumCols(), map.getNumRows());
    }

    private static Matrix map(Path file) {
        // Not mapped into memory: the file would stay locked until the mapping is collected.
        try (Source source = Sources.wrap(bytes(file))) {
            Matrix map = Mat5.newReader(source).setBufferAllocator(new Bounded()).setEntryFilter(entry -> VARIABLE.equals(entry.getName()))
                    .readMat().getStruct(VARIABLE).getMatrix("Segmentation");
            if (map.getNumDimensions() != 2 || map.getNumElements() < 1) {
                throw new Problem("GTinst.Segmentation of " + file + " is no map", "it must have rows and columns");
            }
            // Rows and columns are claims too: the last pixel must be there.
            map.getInt(map.getNumElements() - 1);
            return map;
        } catch (Problem known) {
            throw known;
        } catch (IOException | RuntimeException damage) {
            throw new Problem(file + " is no MATLAB 5 file with GTinst.Segmentation", "copy it again from where it came from",
                    damage);
        }
    }

    /** Sizes in a file are claims: what no annotation has is given no memory. */
    private static final class Bounded implements BufferAllocator {

        @Override
        public ByteBuffer allocate(int size) {
            if (size < 0 || size > LARGEST_FILE) {
                throw new IllegalArgumentException("it claims " + size + " bytes");
            }
            return ByteBuffer.allocate(size);
        }

        @Override
        public void release(ByteBuffer buffer) {
            // The collector does.
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new Problem(file + " is larger than any annotation", "copy it again from where it came from");
        }
        return Files.readAllBytes(file);
    }
}
