// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.davis;

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

/** 345 frames of DAVIS (Perazzi et al., 2016): {@code img/*}, {@code gt/*} with a colour an object, all of them one object here. */
@Component(property = DataSetFormat.NAME + "=davis")
public final class DavisFormat implements DataSetFormat {

    private static final PairedLayout LAYOUT = PairedLayout.ofPictures("DAVIS", "img", "gt");

    private final PictureFiles pictures;

    /** @param pictures reads photos and masks */
    @Activate
    public DavisFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        return LAYOUT.open(pictures, MaskAnnotation.aboveZero(pictures), folder, split);
    }
}
