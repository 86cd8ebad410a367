// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint says beside its tensors.
 *
 * @param best the best validation so far
 * @param setbacks how often the run has gone back
 * @param returnedTo steps done at the checkpoint that it last went back to
 * @param failedAt steps done when it did
 * @param losses the loss so far
 */
record RunNotes(double best, int setbacks, int returnedTo, int failedAt, LossWatch losses) {

    /** The steps in all. */
    static final String TOTAL = "total";

    private static final String BEST = "best";
    private static final String SETBACKS = "setbacks";
    private static final String RETURNED = "returnedTo";
    private static final String FAILED = "failedAt";

    /** Of a run that begins. */
    static RunNotes begun() {
        return of(Map.of());
    }

    static RunNotes of(Map<String, String> notes) {
        return new RunNotes(Double.parseDouble(notes.getOrDefault(BEST, "Infinity")),
                Integer.parseInt(notes.getOrDefault(SETBACKS, "0")), Integer.parseInt(notes.getOrDefault(RETURNED, "0")),
                Integer.parseInt(notes.getOrDefault(FAILED, "0")),
                LossWatch.of(notes));
    }

    RunNotes withBest(double score) {
        return new RunNotes(score, setbacks, returnedTo, failedAt, losses);
    }

    /** After going back. */
    RunNotes returned(int count, int to, int from) {
        return new RunNotes(best, count, to, from, losses);
    }

    /** As a checkpoint stores them. */
    Map<String, String> stored(int steps) {
        Map<String, String> stored = new TreeMap<>(losses.notes());
        stored.put(TOTAL, Integer.toString(steps));
        stored.put(BEST, Double.toString(best));
        stored.put(SETBACKS, Integer.toString(setbacks));
        stored.put(RETURNED, Integer.toString(returnedTo));
        stored.put(FAILED, Integer.toString(failedAt));
        return stored;
    }
}
