// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.pairs;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** One object a file: a mask as a picture. */
public final class MaskAnnotation implements Annotation {

    private final PictureFiles pictures;
    private final Function<Levels, GroundTruth> meaning;

    /** @param meaning what the levels of a mask say */
    public MaskAnnotation(PictureFiles pictures, Function<Levels, GroundTruth> meaning) {
        this.pictures = pictures;
        this.meaning = meaning;
    }

    /** Masks in which every level above 0 is the object. */
    public static MaskAnnotation aboveZero(PictureFiles pictures) {
        return new MaskAnnotation(pictures, levels -> GroundTruth.of(where(levels, level -> level > 0)));
    }

    /** Masks in which 128 is left out of every count and what is above is the object. */
    public static MaskAnnotation trimap(PictureFiles pictures) {
        return new MaskAnnotation(pictures, MaskAnnotation::trimap);
    }

    /** 128 ignored, above it the object. */
    public static GroundTruth trimap(Levels levels) {
        return new GroundTruth(where(levels, level -> level > 128), where(levels, level -> level == 128));
    }

    /** The pixels whose level fits. */
    public static Mask where(Levels levels, IntPredicate fits) {
        return Mask.of(levels.size(), i -> fits.test(levels.at(i)));
    }

    @Override
    public Contents contents(Path file) {
        return new Contents(pictures.readSize(file), List.of(ONLY));
    }

    @Override
    public GroundTruth truth(Path file, String object) {
        return meaning.apply(pictures.readLevels(file));
    }
}
