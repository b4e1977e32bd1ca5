package io.kaggleingest.document.budget;

import java.util.stream.IntStream;

import io.kaggleingest.document.text.Sanitizer;

/** One thing that a {@link Cutter} may keep a beginning of: a page, a table, a notebook, the file list. */
final class CutItem {
    /** About what the name and the frame of an item cost. */
    private static final int FRAME = 30;

    private static final int SEAM = 3;

    private final String part;
    private final String name;
    private final Priority worth;
    private final int[] costs;
    private int kept;

    CutItem(String part, String name, Priority worth, int[] sizes) {
        this.part = part;
        this.name = Sanitizer.shorten(name, 60);
        this.worth = worth;
        this.costs = IntStream.of(sizes).map(size -> size + SEAM).toArray();
    }

    String part() {
        return part;
    }

    Priority worth() {
        return worth;
    }

    void clear() {
        kept = 0;
    }

    /** Takes further pieces for at most {@code tokens}. @return what they cost */
    int take(int tokens) {
        int spent = 0;
        while (kept < costs.length) {
            int cost = costs[kept] + (kept == 0 ? FRAME : 0);
            if (spent + cost > tokens) {
                break;
            }
            spent += cost;
            kept++;
        }
        return spent;
    }

    int kept() {
        return kept;
    }

    boolean isWhole() {
        return kept == costs.length;
    }

    int cost() {
        return sum(0);
    }

    int cut() {
        return sum(kept);
    }

    String whatIsCut() {
        return kept == 0 ? name : name + " (" + kept + " of " + costs.length + " pieces kept)";
    }

    private int sum(int from) {
        int sum = 0;
        for (int i = from; i < costs.length; i++) {
            sum += costs[i];
        }
        return sum;
    }
}
