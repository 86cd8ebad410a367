// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.grabcut;

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

/** GrabCut (Rother et al., 2004), 50 photos: {@code data_GT/*}, {@code boundary_GT/*.bmp} with 128 ignored. */
@Component(property = DataSetFormat.NAME + "=grabcut")
public final class GrabCutFormat implements DataSetFormat {

    private static final PairedLayout LAYOUT = PairedLayout.ofPictures("GrabCut", "data_GT", "boundary_GT");

    private final PictureFiles pictures;

    /** @param pictures reads photos and masks */
    @Activate
    public GrabCutFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        return LAYOUT.open(pictures, MaskAnnotation.trimap(pictures), folder, split);
    }
}
