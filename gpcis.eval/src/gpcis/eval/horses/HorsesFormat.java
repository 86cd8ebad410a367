// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.horses;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.picture.PictureFiles;
import gpcis.eval.pairs.MaskAnnotation;
import gpcis.eval.pairs.PairedLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Weizmann horses (Borenstein and Ullman, 2002), 328 photos: {@code img/*}, {@code gt/*}. */
@Component(property = DataSetFormat.NAME + "=horses")
public final class HorsesFormat implements DataSetFormat {

    private static final PairedLayout LAYOUT = PairedLayout.ofPictures("Horses", "img", "gt");

    private final PictureFiles pictures;

    /** @param pictures reads photos and masks */
    @Activate
    public HorsesFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        return LAYOUT.open(pictures, MaskAnnotation.aboveZero(pictures), folder, split);
    }
}
