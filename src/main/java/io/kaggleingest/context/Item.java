package io.kaggleingest.context;

import java.util.stream.IntStream;

/** One thing that a {@link Cut} may keep a beginning of: a page, a table, a notebook, the file list. */
final class Item {
    /** About what the name and the frame of an item cost. */
    private static final int FRAME = 30;

    private static final int SEAM = 3;

    private final String part;
    private final String name;
    private final Worth worth;
    private final int[] costs;
    private int kept;

    Item(String part, String name, Worth worth, int[] sizes) {
        this.part = part;
        this.name = Cleaning.shorten(name, 60);
        this.worth = worth;
        this.costs = IntStream.of(sizes).map(size -> size + SEAM).toArray();
    }

    String part() {
        return part;
    }

    Worth worth() {
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
