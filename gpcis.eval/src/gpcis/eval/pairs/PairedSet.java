// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.pairs;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.dataset.Sample;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Photos and truths of the same stem. Headers are looked at once, when the first question is asked; objects of files that
 * are at fault are not among the ids.
 */
final class PairedSet implements DataSet {

    private final String name;
    private final PictureFiles pictures;
    private final Annotation annotation;
    private final NamedFiles photos;
    private final NamedFiles truths;
    private final Optional<List<String>> split;
    private Index index;

    /** @param split stems to take, in that order; empty for all */
    PairedSet(String name, PictureFiles pictures, Annotation annotation, NamedFiles photos, NamedFiles truths,
            Optional<List<String>> split) {
        this.name = name;
        this.pictures = pictures;
        this.annotation = annotation;
        this.photos = photos;
        this.truths = truths;
        this.split = split;
    }

    private record Entry(Path photo, Path truth, String object) { }

    private record Index(Map<String, Entry> entries, List<String> ids, List<String> faults) { }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> ids() {
        return index().ids();
    }

    @Override
    public List<String> faults() {
        return index().faults();
    }

    @Override
    public Sample sample(String id) {
        Entry entry = index().entries().get(id);
        if (entry == null) {
            throw new Problem(name + " has no object \"" + id + "\"", "its ids are the names of its files without the ending");
        }
        Picture picture = pictures.read(entry.photo());
        GroundTruth truth = annotation.truth(entry.truth(), entry.object());
        if (!picture.size().equals(truth.size())) {
            throw new Problem(sizes(entry.photo(), picture.size(), entry.truth(), truth.size()), "they must be equal");
        }
        return new Sample(id, picture, truth);
    }

    private synchronized Index index() {
        if (index == null) {
            index = look();
        }
        return index;
    }

    private Index look() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        Set<String> wanted = new TreeSet<>();
        split.ifPresentOrElse(wanted::addAll, () -> {
            photos.stems().forEach(wanted::add);
            truths.stems().forEach(wanted::add);
        });
        photos.reportDoubles(wanted, faults);
        truths.reportDoubles(wanted, faults);
        for (String stem : split.orElseGet(() -> List.copyOf(wanted))) {
            if (!photos.has(stem) || !truths.has(stem)) {
                faults.add(missing(stem));
            } else {
                look(stem, entries, faults);
            }
        }
        return new Index(entries, List.copyOf(entries.keySet()), List.copyOf(faults));
    }

    private void look(String stem, Map<String, Entry> entries, List<String> faults) {
        Path photo = photos.file(stem);
        Path truth = truths.file(stem);
        try {
            Size size = pictures.readSize(photo);
            Annotation.Contents contents = annotation.contents(truth);
            if (!size.equals(contents.size())) {
                faults.add(sizes(photo, size, truth, contents.size()));
                return;
            }
            for (String object : contents.objects()) {
                entries.put(object.equals(Annotation.ONLY) ? stem : stem + "-" + object, new Entry(photo, truth, object));
            }
        } catch (Problem unreadable) {
            faults.add(unreadable.getMessage());
        }
    }

    private String missing(String stem) {
        if (!photos.has(stem) && !truths.has(stem)) {
            return "there is neither " + photos.place(stem) + " nor " + truths.place(stem) + ", which the split names";
        }
        return photos.has(stem)
                ? photos.place(stem) + " has no truth " + truths.place(stem)
                : truths.place(stem) + " has no photo " + photos.place(stem);
    }

    private static String sizes(Path photo, Size photoSize, Path truth, Size truthSize) {
        return "the photo " + photo + " is " + photoSize + ", its truth " + truth + " is " + truthSize;
    }
}
