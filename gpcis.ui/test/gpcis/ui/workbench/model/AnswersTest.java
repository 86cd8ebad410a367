// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.Computation;
import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.annotation.UsedModel;
import gpcis.api.click.Click;
import gpcis.api.model.Model;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who computes what when, with sessions that are as slow as the test wants them to be. */
final class AnswersTest {

    private static final Settings SETTINGS =
            new Settings(new UsedModel("m", "m", "0".repeat(64)), Sampling.deterministic(1e-7), 0.5, Map.of());

    private final List<Integer> begun = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch first = new CountDownLatch(1);
    private final ExecutorService worker = Threads.single("clicks", Thread.NORM_PRIORITY);

    @AfterEach
    void rest() {
        worker.shutdown();
    }

    private static History clicks(int count) {
        History history = History.of(SETTINGS);
        for (int i = 0; i < count; i++) {
            history = history.and(new Step.Clicked(Click.foreground(i, 0)));
        }
        return history;
    }

    private Answers answers(ObjectSessions sessions) {
        return new Answers(Picture.ofRgb(new Size(1, 1), new byte[3]), () -> sessions, new Computing(), worker, Runnable::run,
                new Answers.Listener() {
            @Override
            public void working(ObjectItem object, boolean works) { }

            @Override
            public void answered(ObjectItem object, Answers.Request request, ObjectResult result) {
                told.add(request.history().clicks().size());
            }

            @Override
            public void failed(ObjectItem object, Answers.Request request, Throwable failure) {
                told.add(-1);
            }
        });
    }

    @Test
    void whatWasOvertakenWhileItWaitedIsNeverBegun() throws Exception {
        try (Answers answers = answers(new Slow(false))) {
            ObjectItem object = new ObjectItem(1, "", "", 0, clicks(0));
            answers.want(object, new Answers.Request(clicks(1), true));
            assertTrue(first.await(10, TimeUnit.SECONDS));
            for (int count = 2; count <= 20; count++) {
                answers.want(object, new Answers.Request(clicks(count), true));
            }
            go.countDown();
            assertEquals(1, told.poll(10, TimeUnit.SECONDS));
            assertEquals(20, told.poll(10, TimeUnit.SECONDS));
            assertEquals(List.of(1, 20), begun);
        }
    }

    @Test
    void theObjectAskedForLastComesFirst() throws Exception {
        try (Answers answers = answers(new Slow(false))) {
            answers.want(new ObjectItem(1, "", "", 0, clicks(0)), new Answers.Request(clicks(1), true));
            assertTrue(first.await(10, TimeUnit.SECONDS));
            answers.want(new ObjectItem(2, "", "", 0, clicks(0)), new Answers.Request(clicks(2), true));
            answers.want(new ObjectItem(3, "", "", 0, clicks(0)), new Answers.Request(clicks(3), true));
            go.countDown();
            assertEquals(List.of(1, 3, 2), List.of(told.poll(10, TimeUnit.SECONDS), told.poll(10, TimeUnit.SECONDS),
                    told.poll(10, TimeUnit.SECONDS)));
        }
    }

    @Test
    void aFailureIsToldAndTheNextRequestIsTriedAgain() throws Exception {
        go.countDown();
        try (Answers answers = answers(new Slow(true))) {
            ObjectItem object = new ObjectItem(1, "", "", 0, clicks(0));
            answers.want(object, new Answers.Request(clicks(1), true));
            assertEquals(-1, told.poll(10, TimeUnit.SECONDS));
            answers.want(object, new Answers.Request(clicks(2), true));
            assertEquals(-1, told.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void nobodyIsToldAfterClosing() throws Exception {
        Answers answers = answers(new Slow(false));
        answers.want(new ObjectItem(1, "", "", 0, clicks(0)), new Answers.Request(clicks(1), true));
        assertTrue(first.await(10, TimeUnit.SECONDS));
        answers.close();
        go.countDown();
        assertEquals(null, told.poll(300, TimeUnit.MILLISECONDS));
    }

    /** Waits to be let go, and answers with nothing. */
    private final class Slow implements ObjectSessions, ObjectSession {

        private final boolean broken;

        Slow(boolean broken) {
            this.broken = broken;
        }

        @Override
        public ObjectResult show(History history) {
            begun.add(history.clicks().size());
            first.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return null;
        }

        @Override
        public ObjectSession open(Picture picture) {
            return this;
        }

        @Override
        public void forget() { }

        @Override
        public void close() { }

        @Override
        public Settings settings(Model model, String source) {
            return SETTINGS;
        }

        @Override
        public void choose(Settings settings) { }

        @Override
        public Computation running() {
            return new Computation(Map.of(), Map.of(), Map.of());
        }
    }
}
