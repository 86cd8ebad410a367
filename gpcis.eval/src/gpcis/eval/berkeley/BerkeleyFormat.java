// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.berkeley;

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

/** Berkeley (McGuinness and O’Connor, 2010), 100 masks on 96 photos: {@code images/*}, {@code masks/*}. */
@Component(property = DataSetFormat.NAME + "=berkeley")
public final class BerkeleyFormat implements DataSetFormat {

    private static final PairedLayout LAYOUT = PairedLayout.ofPictures("Berkeley", "images", "masks");

    private final PictureFiles pictures;

    /** @param pictures reads photos and masks */
    @Activate
    public BerkeleyFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        return LAYOUT.open(pictures, MaskAnnotation.aboveZero(pictures), folder, split);
    }
}
