package io.kaggleingest.document.budget;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.kaggleingest.document.focus.Passage;

/**
 * One thing of a document of which a {@link FocusCutter} keeps what answers best: a page, a table, a notebook, the list of
 * files.
 */
final class FocusItem {
    /** About what the name and the frame of an item cost. */
    private static final int FRAME = 30;

    private final String part;
    private final Priority priority;
    private final List<Passage> passages;
    private final int[] costs;
    private final boolean divisible;
    private final Map<Integer, Integer> tokensByBlock = new TreeMap<>();
    private int usedTokens;

    /** @param divisible whether a block of it may be shown as an excerpt */
    FocusItem(String part, Priority priority, List<Passage> passages, int[] costs, boolean divisible) {
        this.part = part;
        this.priority = priority;
        this.passages = passages;
        this.costs = costs;
        this.divisible = divisible;
    }

    String part() {
        return part;
    }

    Priority priority() {
        return priority;
    }

    List<Passage> passages() {
        return passages;
    }

    void clear() {
        tokensByBlock.clear();
        usedTokens = 0;
    }

    /** Keeps a block, or of one that is too large an excerpt. @return what that costs more than before */
    int take(int block, int tokens, int leastExcerpt) {
        int before = tokensByBlock.getOrDefault(block, 0);
        int frame = tokensByBlock.isEmpty() ? FRAME : 0;
        int room = tokens - frame + before;
        int blockTokens = Math.min(costs[block], room);
        if (blockTokens <= before || blockTokens < costs[block] && (!divisible || blockTokens < leastExcerpt)) {
            return 0;
        }
        tokensByBlock.put(block, blockTokens);
        int more = blockTokens - before + frame;
        usedTokens += more;
        return more;
    }

    int usedTokens() {
        return usedTokens;
    }

    /** The blocks that are kept, in their order, and of each how many tokens it may have. */
    Map<Integer, Integer> tokensByBlock() {
        return tokensByBlock;
    }

    boolean isWhole(int block) {
        return tokensByBlock.getOrDefault(block, 0) >= costs[block];
    }

    int cost() {
        int sum = 0;
        for (int cost : costs) {
            sum += cost;
        }
        return sum;
    }
}
