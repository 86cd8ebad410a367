// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.dataset.Sample;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Works objects off on several threads. The first failure ends the work of all, each after its click. */
final class Crew {

    private final RunPlan plan;
    private final Trial trial;
    private final RunFolder folder;
    private final RunningCount count;
    private final Cancellation cancellation;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Crew(RunPlan plan, Trial trial, RunFolder folder, RunningCount count, Cancellation cancellation) {
        this.plan = plan;
        this.trial = trial;
        this.folder = folder;
        this.count = count;
        this.cancellation = cancellation;
    }

    /**
     * Works all objects off, or stops when cancelled.
     *
     * @throws Problem as an object's trial does
     */
    void work(List<PlannedObject> objects, Conduct conduct) {
        Queue<PlannedObject> left = new ConcurrentLinkedQueue<>(objects);
        Queue<Thread> threads = new ArrayDeque<>();
        CountDownLatch running = new CountDownLatch(conduct.workers());
        for (int i = 1; i <= conduct.workers(); i++) {
            Thread thread = new Thread(() -> {
                try {
                    workOff(left, conduct.skipFaulty());
                } finally {
                    running.countDown();
                }
            }, "evaluation " + i);
            // The process may end without it: what counts is on disk.
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        await(running);
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException problem) {
            throw problem;
        }
        if (failed instanceof Error error) {
            throw error;
        }
    }

    private void await(CountDownLatch running) {
        boolean interrupted = false;
        while (true) {
            try {
                running.await();
                break;
            } catch (InterruptedException e) {
                // The threads use the model: they have to end before it is closed.
                interrupted = true;
                failure.compareAndSet(null, new CancellationException("interrupted"));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff(Queue<PlannedObject> left, boolean skipFaulty) {
        try {
            for (PlannedObject object = left.poll(); object != null && !stopped(); object = left.poll()) {
                work(object, skipFaulty);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean stopped() {
        return failure.get() != null || cancellation.cancelled();
    }

    private void work(PlannedObject object, boolean skipFaulty) {
        Optional<Sample> sample = read(object, skipFaulty);
        if (sample.isPresent()) {
            ObjectResult result =
                    trial.run(object, plan.settings().get(object.set().name()), sample.get(), this::stopped);
            folder.add(result);
            count.add(result);
        }
    }

    private Optional<Sample> read(PlannedObject object, boolean skipFaulty) {
        try {
            return Optional.of(object.set().sample(object.id()));
        } catch (Problem faulty) {
            if (!skipFaulty) {
                throw faulty;
            }
            SkippedObject skipped =
                    new SkippedObject(object.number(), object.set().name(), object.id(), faulty.getMessage());
            folder.add(skipped);
            count.add(skipped);
            return Optional.empty();
        }
    }
}
