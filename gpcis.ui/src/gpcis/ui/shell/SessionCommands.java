// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import gpcis.api.click.Click;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import gpcis.ui.untrained.UntrainedModels;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The commands that cut out an object: one photo at a time is open, from one command to the next. */
@Component(
        immediate = true,
        service = SessionCommands.class,
        property = {
            "osgi.command.scope=gpcis", "osgi.command.function=open", "osgi.command.function=click",
            "osgi.command.function=undo", "osgi.command.function=redo", "osgi.command.function=replay",
            "osgi.command.function=save"
        })
public final class SessionCommands {

    private static final String PREFERRED = "";
    private static final String UNTRAINED = "backbone=";

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile Segmenter segmenter;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ModelStore models;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile PictureFiles pictures;

    private SegmentationSession session;

    /** Opens a photo with the preferred model. */
    @Descriptor("opens a photo with the preferred model")
    public String open(CommandSession shell, @Descriptor("PHOTO") String photo) {
        return open(shell, photo, PREFERRED);
    }

    /** Opens a photo with a model. */
    @Descriptor("opens a photo with a model; with backbone=NAME untrained")
    public synchronized String open(
            CommandSession shell, @Descriptor("PHOTO") String photo, @Descriptor("MODEL") String model) {
        return Answer.of(() -> {
            Picture picture = Answer.running(pictures, "reader of photos").read(file(shell, photo));
            ModelStore store = Answer.running(models, "model store");
            Model opened = opened(store, model);
            SegmentationSession next =
                    Answer.running(segmenter, "segmenter").open(picture, SessionOptions.of(opened));
            release();
            session = next;
            return photo + ": " + picture.size() + " pixels, model " + opened.manifest().name();
        });
    }

    private static Model opened(ModelStore store, String model) {
        if (model.equals(PREFERRED)) {
            return store.preferred();
        }
        return model.startsWith(UNTRAINED) ? UntrainedModels.withBackbone(store, model.substring(UNTRAINED.length()))
                : store.open(model);
    }

    /** A click on the object or beside it. */
    @Descriptor("clicks on the object, with - beside it")
    public synchronized String click(@Descriptor("X Y [-]") String... words) {
        return Answer.of(() -> {
            Click click = ClickWords.parse(words);
            return tell(session().click(click));
        }, this::forget);
    }

    /** Takes the newest click back. */
    @Descriptor("takes the newest click back")
    public synchronized String undo() {
        return Answer.of(() -> tell(session().undo()), this::forget);
    }

    /** Brings the click last taken back back. */
    @Descriptor("brings the click last taken back back")
    public synchronized String redo() {
        return Answer.of(() -> tell(session().redo()), this::forget);
    }

    /** Predicts all clicks anew. */
    @Descriptor("predicts all clicks anew, with the parts that run now")
    public synchronized String replay() {
        return Answer.of(() -> tell(session().replay()), this::forget);
    }

    /** Writes the mask. */
    @Descriptor("writes the mask as a PNG")
    public synchronized String save(CommandSession shell, @Descriptor("MASK.png") String mask) {
        return Answer.of(() -> {
            if (!mask.toLowerCase(Locale.ROOT).endsWith(".png")) {
                throw new Problem(mask + " does not end in .png", "masks are written as PNG, name the file so");
            }
            Mask found = session().prediction().mask();
            Answer.running(pictures, "writer of masks").writeMask(found, file(shell, mask));
            return "written: " + mask;
        });
    }

    @Deactivate
    synchronized void close() {
        release();
    }

    /** Called by whoever does the work, which is another thread than the one that holds the lock for it. */
    private void release() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** Somebody works on it without end: it cannot be closed, and must not be waited for. */
    private void forget() {
        session = null;
    }

    private SegmentationSession session() {
        if (session == null) {
            throw new Problem("no photo is open", "open one: gpcis:open PHOTO");
        }
        return session;
    }

    private String tell(Prediction prediction) {
        Mask mask = prediction.mask();
        int clicks = session.clicks().size();
        String parts = prediction.parts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> part.getKey().key() + " " + part.getValue())
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "%d %s, object of %,d pixels (%.1f %%), %d ms", clicks, clicks == 1 ? "click" : "clicks", mask.area(),
                100.0 * mask.area() / mask.size().pixels(), prediction.time().toMillis()));
        text.append("\n  with ").append(parts);
        prediction.notes().forEach(note -> text.append("\n  note: ").append(note));
        return text.toString();
    }

    /** Relative names start from the shell's own folder, which `cd` changes. */
    private static Path file(CommandSession shell, String name) {
        return shell.currentDir().resolve(name);
    }
}
