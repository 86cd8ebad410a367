// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Offers the drawn scenes as a data set. */
@Component(property = DataSetFormat.NAME + "=scene")
public final class SceneFormat implements DataSetFormat {

    @Override
    public DataSet open(Optional<Path> folder, Optional<String> split) {
        if (split.isPresent()) {
            throw new Problem("the drawn scenes have no split \"" + split.get() + "\"", "leave the split out");
        }
        return new SceneSet();
    }
}
