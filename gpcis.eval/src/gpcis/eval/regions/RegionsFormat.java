// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.regions;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.picture.PictureFiles;
import gpcis.eval.pairs.NamedFiles;
import gpcis.eval.pairs.PairedLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * BSDS500 (Arbeláez et al., 2011) as maps of regions: {@code images/*}, {@code regions/*} with one whole number a region.
 * Every region of 1 … 60 % of the photo is an object.
 */
@Component(property = DataSetFormat.NAME + "=regions")
public final class RegionsFormat implements DataSetFormat {

    private static final PairedLayout LAYOUT = new PairedLayout("BSDS500", "images", "regions", NamedFiles.PICTURES);

    private final PictureFiles pictures;

    /** @param pictures reads photos and maps */
    @Activate
    public RegionsFormat(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        return LAYOUT.open(pictures, new RegionMaps(pictures), folder, split);
    }
}
