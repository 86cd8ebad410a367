// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import gpcis.ui.workbench.model.Threads;
import java.nio.IntBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Paints frames beside the window's thread; a request that a newer one has overtaken is dropped. */
final class Frames implements AutoCloseable {

    private final ExecutorService painter = Threads.single("painter", Thread.NORM_PRIORITY);
    private final AtomicReference<FrameRequest> newest = new AtomicReference<>();
    private final BiConsumer<FrameRequest, Image> painted;

    /** @param painted receives each frame on JavaFX's thread */
    Frames(BiConsumer<FrameRequest, Image> painted) {
        this.painted = painted;
    }

    void want(FrameRequest request) {
        if (newest.getAndSet(request) == null && !painter.isShutdown()) {
            painter.execute(this::paint);
        }
    }

    private void paint() {
        FrameRequest request = newest.getAndSet(null);
        int[] pixels = FramePainter.paint(request);
        Platform.runLater(() -> painted.accept(request, new WritableImage(new PixelBuffer<>(
                request.width(), request.height(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()))));
    }

    @Override
    public void close() {
        painter.shutdownNow();
    }
}
