// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import gpcis.trainer.settings.Recipe.BatchShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes batches ahead, on threads of its own; they come in the order of the steps, whatever the threads do. */
public final class BatchLoader implements AutoCloseable {

    /** Stream of random numbers that batches' shapes are drawn from. */
    private static final int SHAPES = -1;

    private final SampleMaker maker;
    private final long seed;
    private final List<BatchShape> shapes;
    private final ExecutorService threads;
    private final Deque<List<Future<TrainingSample>>> coming = new ArrayDeque<>();
    private long next;

    /**
     * @param perStep batches a step
     * @param first step to begin with
     * @param workers number of threads
     * @param ahead batches made ahead
     */
    public BatchLoader(SampleMaker maker, long seed, List<BatchShape> shapes, int perStep, long first, int workers, int ahead) {
        this.maker = maker;
        this.seed = seed;
        this.shapes = List.copyOf(shapes);
        this.next = first * perStep;
        this.threads = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = new Thread(work, "gpcis-samples");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i <= ahead; i++) {
            order();
        }
    }

    private void order() {
        long batch = next++;
        BatchShape shape = shapes.get(Seeds.random(seed, batch, SHAPES).nextInt(shapes.size()));
        List<Future<TrainingSample>> samples = new ArrayList<>();
        for (int i = 0; i < shape.count(); i++) {
            int place = i;
            samples.add(threads.submit(() -> maker.make(batch, place, shape.side())));
        }
        coming.add(samples);
    }

    /**
     * The next batch: pictures of one size.
     *
     * @throws gpcis.api.problem.Problem if a sample's files are bad
     */
    public List<TrainingSample> take() {
        List<TrainingSample> batch = new ArrayList<>();
        try {
            for (Future<TrainingSample> sample : coming.remove()) {
                batch.add(sample.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
        order();
        return batch;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
