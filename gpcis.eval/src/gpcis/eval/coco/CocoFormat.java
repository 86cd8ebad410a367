// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.coco;

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

/** 800 objects of COCO (Lin et al., 2014), ten a category: {@code img/*}, {@code gt/*}; splits {@code train} and {@code val}. */
@Component(property = DataSetFormat.NAME + "=coco_mval")
public final class CocoFormat implements DataSetFormat {

    private static final PairedLayout LAYOUT = PairedLayout.ofPictures("COCO_MVal", "img", "gt");

    private final PictureFiles pictures;

    /** @param pictures reads photos and masks */
    @Activate
    public CocoFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        return LAYOUT.open(pictures, MaskAnnotation.aboveZero(pictures), folder, split);
    }
}
