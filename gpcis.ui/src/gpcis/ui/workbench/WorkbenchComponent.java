// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.Annotations;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.MapView;
import gpcis.api.workbench.WorkbenchApplication;
import gpcis.api.workbench.WorkbenchPanel;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.model.LiveServices;
import gpcis.ui.workbench.model.PartWatch;
import gpcis.ui.workbench.model.PictureList;
import gpcis.ui.workbench.model.Remembered;
import gpcis.ui.workbench.model.Services;
import gpcis.ui.workbench.window.WorkbenchWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Opens the window on the services that run. All of them may come and go while it is open. */
@Component
public final class WorkbenchComponent implements WorkbenchApplication {

    private final BundleContext framework;

    /** Takes what it looks for services with. */
    @Activate
    public WorkbenchComponent(BundleContext framework) {
        this.framework = framework;
    }

    private static void tellTime() {
        ProcessHandle.current().info().startInstant().ifPresent(start -> System.err.printf(Locale.ROOT,
                "gpcis: first picture %.2f s after the process started, %.2f s of which this process computed%n",
                Duration.between(start, Instant.now()).toMillis() / 1e3,
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3));
    }

    @Override
    public void run(List<Path> opened) {
        PictureList.pictures(opened);
        Toolkit.start(framework);
        Executor window = Platform::runLater;
        try (LiveServices<PictureFiles> files = new LiveServices<>(framework, PictureFiles.class, window);
                LiveServices<Annotations> annotations = new LiveServices<>(framework, Annotations.class, window);
                LiveServices<ObjectSessions> sessions = new LiveServices<>(framework, ObjectSessions.class, window);
                LiveServices<PartRegistry> parts = new LiveServices<>(framework, PartRegistry.class, window);
                LiveServices<ModelStore> models = new LiveServices<>(framework, ModelStore.class, window);
                LiveServices<WorkbenchPanel> panels = new LiveServices<>(framework, WorkbenchPanel.class, window);
                LiveServices<CanvasTool> tools = new LiveServices<>(framework, CanvasTool.class, window);
                LiveServices<AnnotationFormat> formats = new LiveServices<>(framework, AnnotationFormat.class, window);
                LiveServices<MapView> views = new LiveServices<>(framework, MapView.class, window)) {
            Desk desk = new Desk(new Services(files::first, annotations::first, sessions::first, models::first), window);
            Remembered remembered = Remembered.read();
            PartRegistry registry = parts.first();
            Map<PartKind, String> chosenBefore = registry == null ? Map.of() : registry.chosen();
            CompletableFuture<Void> closed = new CompletableFuture<>();
            CompletableFuture<PartWatch> watching = new CompletableFuture<>();
            Platform.runLater(() -> {
                try {
                    WorkbenchWindow shown = new WorkbenchWindow(desk, remembered, panels.list(), tools.list(), views.list(), formats.list(),
                            () -> closed.complete(null));
                    watching.complete(new PartWatch(framework, shown.current(), shown.outages(), window));
                    sessions.list().addListener((InvalidationListener) change -> desk.retryModel());
                    models.list().addListener((InvalidationListener) change -> desk.retryModel());
                    if (Boolean.getBoolean("gpcis.verbose")) {
                        shown.whenFirstPainted(WorkbenchComponent::tellTime);
                    }
                    shown.show();
                    shown.open(opened.isEmpty() ? remembered.last() : opened);
                    desk.useModel(Optional.empty());
                } catch (RuntimeException | Error e) {
                    closed.completeExceptionally(e);
                }
            });
            closed.get();
            watching.get().close();
            desk.awaitClosed();
            if (parts.first() != null) {
                desk.giveBack(parts.first(), chosenBefore);
            }
            remembered.write();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted", "everything is in the journal; open the picture again", e);
        } catch (IOException e) {
            throw new Problem("where the window stood could not be written: " + e.getMessage(),
                    "check the permissions of your folder for settings", e);
        }
    }
}
