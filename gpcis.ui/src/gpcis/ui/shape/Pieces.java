// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Connected pieces of the pixels that a rule holds for, numbered in the order of their first pixels. Rows are taken as runs,
 * and runs that touch one of the row above are joined with it (union-find).
 */
public final class Pieces {

    private final Size size;
    private final int[] numbers;
    /** Columns of each run, the end excluded, and the run that it was joined with. */
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] joined = new int[256];
    private int runs;
    private int[] areas = new int[0];
    private boolean[] atBorder = new boolean[0];

    private Pieces(Size size) {
        this.size = size;
        this.numbers = new int[size.pixels()];
        Arrays.fill(numbers, -1);
    }

    /**
     * Finds all pieces.
     *
     * @param diagonal whether pixels that only share a corner are connected
     */
    public static Pieces of(Size size, IntPredicate member, boolean diagonal) {
        Pieces pieces = new Pieces(size);
        int[] firstRuns = new int[size.height() + 1];
        for (int y = 0; y < size.height(); y++) {
            pieces.row(y, member);
            firstRuns[y + 1] = pieces.runs;
            if (y > 0) {
                pieces.join(firstRuns[y - 1], firstRuns[y], diagonal ? 1 : 0);
            }
        }
        pieces.number(firstRuns);
        return pieces;
    }

    private void row(int y, IntPredicate member) {
        int offset = y * size.width();
        for (int x = 0; x < size.width(); x++) {
            if (member.test(offset + x)) {
                int start = x;
                do {
                    x++;
                } while (x < size.width() && member.test(offset + x));
                grow();
                starts[runs] = start;
                ends[runs] = x;
                joined[runs] = runs++;
            }
        }
    }

    private void grow() {
        if (runs == starts.length) {
            starts = Arrays.copyOf(starts, 2 * runs);
            ends = Arrays.copyOf(ends, 2 * runs);
            joined = Arrays.copyOf(joined, 2 * runs);
        }
    }

    /** Joins the newest row's runs with those above. */
    private void join(int above, int row, int reach) {
        for (int run = row; run < runs; run++) {
            while (above < row && ends[above] + reach <= starts[run]) {
                above++;
            }
            for (int other = above; other < row && starts[other] < ends[run] + reach; other++) {
                int a = root(run);
                int b = root(other);
                // The first run stays the root: pieces are numbered by it.
                joined[Math.max(a, b)] = Math.min(a, b);
            }
        }
    }

    private int root(int run) {
        int root = run;
        while (joined[root] != root) {
            joined[root] = joined[joined[root]];
            root = joined[root];
        }
        return root;
    }

    private void number(int[] firstRuns) {
        int[] pieces = new int[runs];
        areas = new int[runs];
        atBorder = new boolean[runs];
        int count = 0;
        for (int y = 0; y < size.height(); y++) {
            for (int run = firstRuns[y]; run < firstRuns[y + 1]; run++) {
                int root = root(run);
                int piece = root == run ? count++ : pieces[root];
                pieces[run] = piece;
                areas[piece] += ends[run] - starts[run];
                atBorder[piece] |= y == 0 || y == size.height() - 1 || starts[run] == 0 || ends[run] == size.width();
                Arrays.fill(numbers, y * size.width() + starts[run], y * size.width() + ends[run], piece);
            }
        }
        areas = Arrays.copyOf(areas, count);
    }

    /** The number of the piece that a pixel belongs to; −1 for none. */
    public int number(int pixel) {
        return numbers[pixel];
    }

    /** Pixels of a piece. */
    public int area(int piece) {
        return areas[piece];
    }

    /** Whether a piece touches the picture's border. */
    public boolean atBorder(int piece) {
        return atBorder[piece];
    }

    /** The number of the largest piece, the first of several; −1 where there is none. */
    public int largest() {
        int largest = -1;
        for (int piece = 0; piece < areas.length; piece++) {
            if (largest < 0 || areas[piece] > areas[largest]) {
                largest = piece;
            }
        }
        return largest;
    }
}
