// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.regions;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Levels;
import gpcis.api.picture.PictureFiles;
import gpcis.eval.pairs.Annotation;
import gpcis.eval.pairs.MaskAnnotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Maps of regions; an object is named by the number of its region. 0 is no region. */
final class RegionMaps implements Annotation {

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 0.6;

    private final PictureFiles pictures;

    RegionMaps(PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public Contents contents(Path file) {
        Levels map = pictures.readLevels(file);
        int[] area = new int[map.largest() + 1];
        for (int i = 0; i < map.size().pixels(); i++) {
            area[map.at(i)]++;
        }
        List<String> usable = new ArrayList<>();
        for (int region = 1; region < area.length; region++) {
            double share = (double) area[region] / map.size().pixels();
            if (share >= SMALLEST && share <= LARGEST) {
                usable.add(Integer.toString(region));
            }
        }
        return new Contents(map.size(), usable);
    }

    @Override
    public GroundTruth truth(Path file, String object) {
        int region = Integer.parseInt(object);
        return GroundTruth.of(MaskAnnotation.where(pictures.readLevels(file), level -> level == region));
    }
}
