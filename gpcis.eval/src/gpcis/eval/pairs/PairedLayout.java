// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.pairs;

import gpcis.api.dataset.DataSet;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the files of a set are laid out.
 *
 * @param name of the set, as the field writes it
 * @param photos folder of the photos
 * @param truths folder of what is known about them
 * @param endings of the files in there, in lower case
 */
public record PairedLayout(String name, String photos, String truths, Set<String> endings) {

    /** Copies the endings. */
    public PairedLayout {
        endings = Set.copyOf(endings);
    }

    /** Truths that are pictures. */
    public static PairedLayout ofPictures(String name, String photos, String truths) {
        return new PairedLayout(name, photos, truths, NamedFiles.PICTURES);
    }

    /**
     * Opens the set.
     *
     * @param folder the set's own, or one with a folder of the set's name
     * @param split empty for all of it
     * @throws Problem if the folder does not hold the set, or there is no such split
     */
    public DataSet open(PictureFiles pictures, Annotation annotation, Optional<Path> folder, Optional<String> split) {
        return open(pictures, annotation, SetFolder.find(name, folder, List.of(photos, truths)), split);
    }

    /** Opens the set in a folder that is known to hold it. */
    public DataSet open(PictureFiles pictures, Annotation annotation, SetFolder folder, Optional<String> split) {
        NamedFiles found = NamedFiles.in(folder.root().resolve(photos), NamedFiles.PICTURES);
        NamedFiles known = NamedFiles.in(folder.root().resolve(truths), endings);
        if (found.count() == 0) {
            throw new Problem("the folder " + folder.root().resolve(photos) + " holds no pictures",
                    "put the photos of " + name + " there");
        }
        return new PairedSet(name, pictures, annotation, found, known, split.map(folder::split));
    }
}
