// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A format in which other programs keep masks. Published as a service with the property {@link #NAME}. Masks keep every
 * pixel, unless the description says otherwise: empty ones, holes, several parts, single pixels.
 */
@ConsumerType
public interface AnnotationFormat {

    /** Service property that holds the format's name, in lower case: {@code coco}. */
    String NAME = "gpcis.annotation.format";

    /** One line for lists: what is written, and whether it can be read back. */
    String description();

    /** Whether {@link #read} can be called. */
    boolean readable();

    /**
     * Writes pictures. They are asked for one after another, so that a folder of any length fits into memory; between two of
     * them the caller may show progress or stop.
     *
     * @param folder an existing folder; the format chooses the names in it, each written beside and moved into place
     * @return the files that were written
     * @throws Problem if something cannot be written, or the format cannot hold it
     */
    List<Path> write(Iterator<MaskedPicture> pictures, Path folder);

    /**
     * Reads masks, picture by picture.
     *
     * @param source a file or folder of this format
     * @param pictures the pictures that masks are wanted of: file names without folders, and sizes. Masks of other pictures
     *     are left out
     * @return pictures of which there are masks, read as they are asked for; their objects' probabilities cannot be had
     * @throws Problem if {@link #readable} is false, the source is damaged, or a mask is not of its picture's size; also from
     *     the iterator
     */
    Iterator<MaskedPicture> read(Path source, Map<String, Size> pictures);
}
