// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.Annotations;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The commands that annotate: each step is on disk before it is answered. One object of one photo at a time is open. */
@Component(
        immediate = true,
        service = AnnotationCommands.class,
        property = {"osgi.command.scope=gpcis", "osgi.command.function=annotate", "osgi.command.function=step"})
public final class AnnotationCommands {

    private static final int COLOUR = 0xe6194b;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile Annotations annotations;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ObjectSessions sessions;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ModelStore models;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile PictureFiles pictures;

    private AnnotationFile file;
    private ObjectSession session;
    private int object;

    /** Opens a photo's annotation at its newest object. */
    @Descriptor("opens a photo's annotation at its newest object, or begins one")
    public synchronized String annotate(CommandSession shell, @Descriptor("PHOTO") String photo) {
        return Answer.of(() -> {
            List<AnnotatedObject> there = open(shell, photo);
            object = there.isEmpty() ? begin("") : there.get(there.size() - 1).id();
            return photo + ", " + tell();
        });
    }

    /** Opens a photo's annotation and begins a new object. */
    @Descriptor("opens a photo's annotation and begins a new object")
    public synchronized String annotate(
            CommandSession shell, @Descriptor("PHOTO") String photo, @Descriptor("LABEL") String label) {
        return Answer.of(() -> {
            open(shell, photo);
            object = begin(label);
            return photo + ", " + tell();
        });
    }

    private List<AnnotatedObject> open(CommandSession shell, String photo) {
        release();
        Path path = shell.currentDir().resolve(photo);
        session = Answer.running(sessions, "computer of masks").open(
                Answer.running(pictures, "reader of photos").read(path));
        file = Answer.running(annotations, "keeper of annotations").open(path, Optional.empty());
        return file.annotation().present();
    }

    private int begin(String label) {
        Model model = Answer.running(models, "model store").preferred();
        return file.add("", label, COLOUR, sessions.settings(model, model.manifest().name())).id();
    }

    /** One step. */
    @Descriptor("takes a step: " + StepWords.FORMS)
    public synchronized String step(@Descriptor("STEP") String... words) {
        return Answer.of(() -> {
            if (file == null) {
                throw new Problem("no photo is open", "open one: gpcis:annotate PHOTO");
            }
            int cursor = file.annotation().object(object).history().cursor();
            switch (words.length == 1 ? words[0] : "") {
                case "undo" -> file.at(object, cursor - 1);
                case "redo" -> file.at(object, cursor + 1);
                default -> file.step(object, StepWords.parse(words));
            }
            return tell();
        }, this::forget);
    }

    /** Somebody works on it without end: it cannot be closed. The steps are stored, and can be opened again. */
    private void forget() {
        session = null;
        release();
    }

    private String tell() {
        AnnotatedObject now = file.annotation().object(object);
        ObjectResult result = session.show(now.history());
        file.result(object, result.kept(now.history()));
        return String.format(Locale.ROOT, "object %d: step %d of %d, %d clicks, %,d pixels", object,
                now.history().cursor() - 1, now.history().steps().size() - 1, now.history().clicks().size(),
                result.mask().area());
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
        if (file != null) {
            AnnotationFile open = file;
            file = null;
            open.close();
        }
    }
}
