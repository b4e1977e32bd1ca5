package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.focus.Passage;
import io.kaggleingest.document.focus.Question;
import io.kaggleingest.document.focus.Relevance;

/**
 * The key facts of an answer to a question: all of them where they leave room for it, else those that answer and the first
 * ones.
 */
final class FocusedFacts {
    /** Of the budget, for all of them together. */
    private static final double SHARE = 0.42;

    /** Facts that answer, which go first. */
    private static final int ANSWERS = 6;

    private final List<Map.Entry<String, Fact>> facts;
    private final int[] costs;
    private final Set<Integer> kept = new TreeSet<>();

    FocusedFacts(Map<String, Fact> all, TextCutter cutter, Question question, int budget) {
        facts = List.copyOf(all.entrySet());
        costs = facts.stream()
                .mapToInt(fact -> cutter.cost(fact.getKey()) + cutter.cost(fact.getValue()))
                .toArray();
        int left = (int) (SHARE * budget);
        if (IntStream.of(costs).sum() <= left) {
            IntStream.range(0, costs.length).forEach(kept::add);
            return;
        }
        double[] scores = Relevance.of(
                question,
                facts.stream()
                        .map(fact -> new Passage(
                                fact.getKey(),
                                "",
                                String.valueOf(fact.getValue().value()),
                                ""))
                        .toList());
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, costs.length).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]));
        List<Integer> answers =
                order.stream().filter(i -> scores[i] > 0).limit(ANSWERS).toList();
        for (int i : answers) {
            left = take(i, left);
        }
        for (int i = 0; i < costs.length; i++) {
            left = take(i, left);
        }
    }

    private int take(int fact, int left) {
        return costs[fact] <= left && kept.add(fact) ? left - costs[fact] : left;
    }

    Map<String, Fact> kept() {
        Map<String, Fact> some = new LinkedHashMap<>();
        kept.forEach(
                number -> some.put(facts.get(number).getKey(), facts.get(number).getValue()));
        return some;
    }

    /** Empty if none is. */
    List<LeftOut> leftOut() {
        if (kept.size() == facts.size()) {
            return List.of();
        }
        int tokens = IntStream.range(0, costs.length)
                .filter(i -> !kept.contains(i))
                .map(i -> costs[i])
                .sum();
        String reason = "focus: %d of %d kept".formatted(kept.size(), facts.size());
        return List.of(new LeftOut("facts", reason, tokens));
    }
}
