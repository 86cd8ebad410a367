// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifTiffHandler;
import com.twelvemonkeys.imageio.util.IIOUtil;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/**
 * The orientation a camera noted. A broken note is no reason to refuse a photo whose pixels are whole: it counts as none.
 */
final class ExifOrientation {

    private ExifOrientation() {
    }

    /** The orientation in the first EXIF segment of a JPEG stream. */
    static Orientation ofJpeg(ImageInputStream input) throws IOException {
        input.seek(0);
        try {
            Iterable<byte[]> segments = JpegSegmentReader
                    .readSegments(new StreamReader(IIOUtil.createStreamAdapter(input)), List.of(JpegSegmentType.APP1))
                    .getSegments(JpegSegmentType.APP1);
            for (byte[] segment : segments) {
                if (ExifReader.startsWithJpegExifPreamble(segment)) {
                    return of(new ByteArrayReader(segment, ExifReader.JPEG_SEGMENT_PREAMBLE.length()));
                }
            }
        } catch (JpegProcessingException | IOException unfinished) {
            // The decoder judges the segments; here they only had nothing to say.
        }
        return Orientation.UPRIGHT;
    }

    /** The orientation in a bare EXIF block; some programs put JPEG's preamble before it elsewhere too. */
    static Orientation ofBlock(byte[] block) {
        return of(new ByteArrayReader(block,
                ExifReader.startsWithJpegExifPreamble(block) ? ExifReader.JPEG_SEGMENT_PREAMBLE.length() : 0));
    }

    private static Orientation of(RandomAccessReader block) {
        Metadata metadata = new Metadata();
        try {
            new TiffReader().processTiff(block, new FirstDirectory(metadata), 0);
        } catch (TiffProcessingException | IOException | RuntimeException broken) {
            return Orientation.UPRIGHT;
        }
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer number = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return number == null ? Orientation.UPRIGHT : Orientation.ofExif(number);
    }

    /** Stops at the first directory, which has the tag: nothing else in the block is parsed. */
    private static final class FirstDirectory extends ExifTiffHandler {

        FirstDirectory(Metadata metadata) {
            super(metadata, null, 0);
        }

        @Override
        public boolean tryEnterSubIfd(int tag) {
            return false;
        }

        @Override
        public boolean hasFollowerIfd() {
            return false;
        }

        @Override
        public boolean customProcessTag(int offset, Set<Integer> processed, int start, RandomAccessReader reader,
                int tag, int byteCount) {
            return false;
        }
    }
}
