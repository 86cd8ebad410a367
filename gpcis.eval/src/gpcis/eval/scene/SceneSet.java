// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.Sample;
import gpcis.api.problem.Problem;
import java.util.List;
import java.util.stream.IntStream;

/** The scenes {@code scene-1}, {@code scene-2}, …; each is drawn anew when it is asked for. */
final class SceneSet implements DataSet {

    private static final String PREFIX = "scene-";

    private final List<String> ids =
            IntStream.rangeClosed(1, StillLifes.COUNT).mapToObj(number -> PREFIX + number).toList();

    @Override
    public String name() {
        return "scene";
    }

    @Override
    public List<String> ids() {
        return ids;
    }

    @Override
    public Sample sample(String id) {
        int index = ids.indexOf(id);
        if (index < 0) {
            throw new Problem("there is no scene \"" + id + "\"",
                    "choose one of " + ids.get(0) + " … " + ids.get(ids.size() - 1));
        }
        Drawing drawing = new Renderer(StillLifes.scene(index + 1)).draw();
        return new Sample(id, drawing.picture(), drawing.truth());
    }

    @Override
    public List<String> faults() {
        return List.of();
    }
}
