package io.kaggleingest.document.budget;

import java.util.stream.IntStream;

import io.kaggleingest.document.text.Sanitizer;

/** One thing that a {@link Cutter} may keep a beginning of: a page, a table, a notebook, the file list. */
final class CutItem {
    /** About what the name and the frame of an item cost. */
    private static final int FRAME = 30;

    private static final int SEAM = 3;

    /** A smaller part of a piece is left out. */
    private static final int LEAST_PART = 20;

    private final String part;
    private final String name;
    private final Priority priority;
    private final int[] costs;
    private final boolean divisible;
    private int wholePieces;
    private int next;

    /** @param divisible whether a piece may itself be cut */
    CutItem(String part, String name, Priority priority, int[] tokens, boolean divisible) {
        this.part = part;
        this.name = Sanitizer.shorten(name, 60);
        this.priority = priority;
        this.costs = IntStream.of(tokens).map(size -> size + SEAM).toArray();
        this.divisible = divisible;
    }

    String part() {
        return part;
    }

    Priority priority() {
        return priority;
    }

    void clear() {
        wholePieces = 0;
        next = 0;
    }

    /** Takes further pieces for at most {@code tokens}, and of the one that is too large for them a part. @return what they cost */
    int take(int tokens) {
        int sum = 0;
        while (wholePieces < costs.length) {
            int frame = wholePieces == 0 && next == 0 ? FRAME : 0;
            int cost = costs[wholePieces] - next + frame;
            int room = tokens - sum - frame;
            if (sum + cost > tokens) {
                boolean worth = divisible && room > 0 && next + room >= LEAST_PART;
                next += worth ? room : 0;
                return worth ? tokens : sum;
            }
            sum += cost;
            wholePieces++;
            next = 0;
        }
        return sum;
    }

    /** Whole pieces. */
    int wholePieces() {
        return wholePieces;
    }

    /** Tokens that the piece behind the whole ones may have. */
    int next() {
        return next;
    }

    boolean isWhole() {
        return wholePieces == costs.length;
    }

    int cost() {
        return sum(0);
    }

    int cut() {
        return sum(wholePieces) - next;
    }

    String describeCut() {
        if (wholePieces == 0) {
            return next == 0 ? name : name + " (only its beginning kept)";
        }
        String more = next == 0 ? "" : " and the beginning of the next";
        return name + " (" + wholePieces + " of " + costs.length + " pieces" + more + " kept)";
    }

    private int sum(int from) {
        int sum = 0;
        for (int i = from; i < costs.length; i++) {
            sum += costs[i];
        }
        return sum;
    }
}
