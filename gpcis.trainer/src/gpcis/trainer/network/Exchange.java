// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.CancellationException;

/**
 * Where the replicas that compute a step together meet, each on a thread of its own. Those on devices of their own run side by
 * side; those that share a device run in turns, changing at every meeting, so that what they draw from the device's one generator
 * of random numbers comes in a fixed order.
 *
 * <p>Sums connect the replicas' graphs, across devices too, so that one backward pass reaches all of them.
 */
final class Exchange {

    private final int replicas;
    private final boolean turns;
    /** Addends of two meetings: no replica is more than one meeting ahead of another. */
    private final NDArray[][] given;
    private final int[] meetings;
    private int turn;
    private int arrived;
    private long met;
    private Throwable failure;

    /** @param turns whether one replica runs at a time */
    Exchange(int replicas, boolean turns) {
        this.replicas = replicas;
        this.turns = turns;
        this.given = new NDArray[2][replicas];
        this.meetings = new int[replicas];
    }

    /** A replica begins. */
    synchronized void begin(int replica) {
        while (turns && turn != replica && failure == null) {
            await();
        }
        proceed();
    }

    /** A replica has done its part. */
    synchronized void end(int replica) {
        pass(replica);
    }

    /** A replica fails: nobody is to wait for it. */
    synchronized void fail(Throwable cause) {
        failure = failure == null ? cause : failure;
        notifyAll();
    }

    /** Waits for all. */
    synchronized void meet(int replica) {
        if (turns) {
            pass(replica);
            while (turn != replica && failure == null) {
                await();
            }
        } else if (++arrived == replicas) {
            arrived = 0;
            met++;
            notifyAll();
        } else {
            long before = met;
            while (met == before && failure == null) {
                await();
            }
        }
        proceed();
    }

    private void pass(int replica) {
        if (turns) {
            turn = (replica + 1) % replicas;
            notifyAll();
        }
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private void proceed() {
        if (failure != null) {
            throw new CancellationException("another replica failed");
        }
    }

    /**
     * The sum over the replicas, in their order, so that it is the same everywhere.
     *
     * @param step manager of the replica's step: the caller may close its own array while others still read
     */
    NDArray sum(int replica, NDArray own, NDManager step) {
        NDArray view = own.reshape(own.getShape());
        view.attach(step);
        NDArray[] addends = give(replica, view);
        NDArray sum = carried(addends[0], own);
        for (int i = 1; i < replicas; i++) {
            sum = sum.add(carried(addends[i], own));
        }
        sum.attach(own.getManager());
        return sum;
    }

    /** On the device of another array. Copied into it, since DJL's {@code toDevice} need not pass gradients. */
    private static NDArray carried(NDArray array, NDArray to) {
        if (array.getDevice().equals(to.getDevice())) {
            return array;
        }
        NDArray copy = to.getManager().zeros(array.getShape(), array.getDataType());
        copy.set(new NDIndex("..."), array);
        return copy;
    }

    private NDArray[] give(int replica, NDArray array) {
        NDArray[] addends = given[meetings[replica]++ % 2];
        addends[replica] = array;
        meet(replica);
        return addends;
    }

    /** One backward pass from the sum of the replicas' values; returns when it is over. */
    void backward(int replica, NDArray value) {
        NDArray sum = sum(replica, value, value.getManager());
        if (replica == 0) {
            backward(sum);
        }
        meet(replica);
    }

    /** DJL's collector allows one backward pass at a time. */
    static void backward(NDArray value) {
        try (NDArray one = value.onesLike()) {
            JniUtils.backward((PtNDArray) value, (PtNDArray) one, false, false);
        }
    }
}
