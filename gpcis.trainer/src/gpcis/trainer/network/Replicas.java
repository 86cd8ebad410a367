// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import gpcis.api.tensor.TensorEngine;
import gpcis.trainer.data.TrainingSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One network, or equal ones on several devices that share each batch: gradients are added up in the first one, and whatever is
 * changed there is copied to the others.
 */
public final class Replicas implements AutoCloseable {

    private final TensorEngine engine;
    private final List<Replica> replicas;
    private final boolean turns;
    private final ExecutorService threads;

    /**
     * A batch's outcome.
     *
     * @param outcome of the whole batch
     * @param shown its samples with their corrections
     */
    public record Computed(BatchOutcome outcome, List<Interaction> shown) { }

    /** @param replicas at least one; the first one's arrays are those that are trained */
    public Replicas(TensorEngine engine, List<Replica> replicas) {
        this.engine = engine;
        this.replicas = List.copyOf(replicas);
        this.turns = replicas.stream().map(replica -> replica.network().device()).distinct().count() < replicas.size();
        this.threads = replicas.size() == 1 ? null : Executors.newFixedThreadPool(replicas.size(), work -> {
            Thread thread = new Thread(work, "gpcis-replica");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The one whose arrays are trained. */
    public Replica first() {
        return replicas.get(0);
    }

    /** How many there are. */
    public int count() {
        return replicas.size();
    }

    /**
     * Adds the gradients of {@code weight} times the batch's mean loss to those of the first network.
     *
     * @param watch takes the times of the first replica
     */
    public Computed compute(List<TrainingSample> batch, double weight, Stopwatch watch) {
        if (threads == null) {
            Replica.Share whole = first().compute(batch, weight, Place.alone(batch.size()), watch);
            return new Computed(whole.outcome(), whole.shown());
        }
        Exchange exchange = new Exchange(replicas.size(), turns);
        List<Future<Replica.Share>> shares = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            int number = i;
            List<TrainingSample> own = batch.subList(batch.size() * i / replicas.size(), batch.size() * (i + 1) / replicas.size());
            Stopwatch times = i == 0 ? watch : new Stopwatch();
            shares.add(threads.submit(() -> share(number, own, weight, new Place(exchange, number, replicas.size(), batch.size()),
                    times)));
        }
        Computed computed = together(shares);
        engine.inference(manager -> {
            gather(manager);
            return null;
        });
        return computed;
    }

    private Replica.Share share(int number, List<TrainingSample> own, double weight, Place place, Stopwatch watch) {
        try {
            place.exchange().begin(number);
            return replicas.get(number).compute(own, weight, place, watch);
        } catch (RuntimeException | Error e) {
            place.exchange().fail(e);
            throw e;
        } finally {
            place.exchange().end(number);
        }
    }

    private static Computed together(List<Future<Replica.Share>> shares) {
        List<BatchOutcome> outcomes = new ArrayList<>();
        List<Interaction> shown = new ArrayList<>();
        Throwable failure = null;
        for (Future<Replica.Share> share : shares) {
            try {
                Replica.Share done = share.get();
                outcomes.add(done.outcome());
                shown.addAll(done.shown());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                // Those that only waited for the one that failed say nothing about why.
                failure = failure == null || failure instanceof CancellationException ? e.getCause() : failure;
            }
        }
        if (failure instanceof RuntimeException cause) {
            throw cause;
        } else if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return new Computed(BatchOutcome.together(outcomes), shown);
    }

    /** Adds the others' gradients to the first one's, and makes the others' zero. */
    private void gather(NDManager manager) {
        SortedMap<String, NDArray> arrays = first().network().arrays();
        for (Replica other : replicas.subList(1, replicas.size())) {
            for (String name : first().network().learned()) {
                try (NDManager own = manager.newSubManager()) {
                    NDArray theirs = other.network().arrays().get(name);
                    NDArray addend = attached(theirs.getGradient(), own);
                    NDArray sum = attached(arrays.get(name).getGradient(), own);
                    // Where no loss depended on it, there is a scalar or nothing in its place.
                    if (sum != null && sum.getShape().equals(arrays.get(name).getShape())) {
                        sum.addi(attached(addend.toDevice(sum.getDevice(), false), own));
                        JniUtils.zeroGrad((PtNDArray) theirs);
                    }
                }
            }
        }
    }

    private static NDArray attached(NDArray array, NDManager manager) {
        if (array != null) {
            array.attach(manager);
        }
        return array;
    }

    /** Copies the first network to the others. */
    public void spread() {
        for (Replica other : replicas.subList(1, replicas.size())) {
            engine.inference(manager -> {
                for (Map.Entry<String, NDArray> entry : first().network().arrays().entrySet()) {
                    NDArray theirs = other.network().arrays().get(entry.getKey());
                    NDArray same = entry.getValue().toDevice(theirs.getDevice(), false);
                    theirs.set(new NDIndex("..."), same);
                    if (same != entry.getValue()) {
                        same.close();
                    }
                }
                return null;
            });
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
        replicas.forEach(replica -> replica.network().close());
    }
}
