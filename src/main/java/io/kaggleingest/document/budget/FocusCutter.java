package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.focus.Passage;
import io.kaggleingest.document.focus.Relevance;

/**
 * Keeps of a document the blocks that answer a question best, wherever they stand, in the document's order. In the first
 * round no item and no part takes all of the budget, so that one long text cannot fill it; what is then left goes to what
 * answers best after that, and in the end to what is read first without a question.
 */
final class FocusCutter implements CutStrategy {
    /** The share of the best neighbour's score that counts for a block. */
    private static final double NEARNESS = 0.25;

    /** The share of the score of the words before it that counts for code: they say what it does. */
    private static final double EXAMPLE = 0.6;

    private static final double ITEM_SHARE = 0.5;
    private static final double PART_SHARE = 0.75;
    private static final double BLOCK_SHARE = 0.3;

    /** A smaller part of a block is left out. */
    private static final int LEAST_EXCERPT = 60;

    /** What the host says answers better than what others wrote for another purpose. */
    private static final Map<String, Double> TRUST = Map.of("pages", 1.3, "notebooks", 0.8);

    private final FocusedDocument document;
    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(FocusItem item, int block, double worth) {}

    FocusCutter(FocusedDocument document) {
        this.document = document;
        List<Passage> passages = new ArrayList<>();
        document.items().forEach(item -> passages.addAll(item.passages()));
        double[] scores = Relevance.of(document.question(), passages);
        int at = 0;
        for (FocusItem item : document.items()) {
            for (int block = 0; block < item.passages().size(); block++) {
                double before = block == 0 ? 0 : scores[at - 1];
                double after = block + 1 == item.passages().size() ? 0 : scores[at + 1];
                boolean code = item.passages().get(block).text().isEmpty();
                double worth = scores[at] + Math.max((code ? EXAMPLE : NEARNESS) * before, NEARNESS * after);
                candidates.add(new Candidate(item, block, worth * TRUST.getOrDefault(item.part(), 1.0)));
                at++;
            }
        }
        candidates.sort(Comparator.comparingDouble((Candidate one) -> -one.worth())
                .thenComparing(one -> one.item().priority()));
    }

    /** Whether anything in the document has to do with the question. */
    boolean answers() {
        return !candidates.isEmpty() && candidates.get(0).worth() > 0;
    }

    @Override
    public ContextDocument to(int share) {
        document.items().forEach(FocusItem::clear);
        Map<String, Integer> byPart = new HashMap<>();
        int remaining = share;
        for (Candidate one : candidates) {
            FocusItem item = one.item();
            if (one.worth() == 0 || remaining < LEAST_EXCERPT) {
                break;
            }
            int ofPart = byPart.getOrDefault(item.part(), 0);
            double allowed = Math.min(share * ITEM_SHARE - item.usedTokens(), share * PART_SHARE - ofPart);
            int tokens = (int) Math.min(remaining, Math.min(allowed, Math.max(share * BLOCK_SHARE, LEAST_EXCERPT)));
            int cost = item.take(one.block(), tokens, LEAST_EXCERPT);
            byPart.merge(item.part(), cost, Integer::sum);
            remaining -= cost;
        }
        for (Candidate one : candidates) {
            if (remaining <= 0) {
                break;
            }
            remaining -= one.item().take(one.block(), remaining, LEAST_EXCERPT);
        }
        return document.toDocument(omissions());
    }

    @Override
    public int cost() {
        return document.items().stream().mapToInt(FocusItem::cost).sum();
    }

    @Override
    public Omission all() {
        return new Omission("all but facts", "max_tokens", cost());
    }

    /** One entry for all: the outline tells more. */
    private List<Omission> omissions() {
        Map<String, int[]> byPart = new LinkedHashMap<>();
        int tokens = 0;
        for (FocusItem item : document.items()) {
            int[] blocks = byPart.computeIfAbsent(item.part(), part -> new int[2]);
            blocks[0] += item.tokensByBlock().size();
            blocks[1] += item.passages().size();
            int tokenSum = item.tokensByBlock().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            tokens += item.cost() - tokenSum;
        }
        StringJoiner parts = new StringJoiner(", ", "focus, blocks kept: ", "");
        byPart.forEach((part, blocks) -> {
            if (blocks[1] > 0) {
                parts.add("%s %d of %d".formatted(part, blocks[0], blocks[1]));
            }
        });
        return tokens == 0 ? List.of() : List.of(new Omission("blocks", parts.toString(), tokens));
    }
}
