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
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.focus.Passage;
import io.kaggleingest.document.focus.Question;
import io.kaggleingest.document.focus.Relevance;

/**
 * The key facts of an answer to a question: all of them where they leave room for it, else those that answer and the first
 * ones.
 */
final class FocusedFacts {
    /** The share of the budget for all facts. */
    private static final double SHARE = 0.42;

    /** Facts that answer, which go first. */
    private static final int ANSWERS = 6;

    private final List<Map.Entry<String, Fact>> facts;
    private final int[] costs;
    private final Set<Integer> selection = new TreeSet<>();

    FocusedFacts(Map<String, Fact> all, TextCutter cutter, Question question, int budget) {
        facts = List.copyOf(all.entrySet());
        costs = facts.stream()
                .mapToInt(fact -> cutter.cost(fact.getKey()) + cutter.cost(fact.getValue()))
                .toArray();
        int remaining = (int) (SHARE * budget);
        if (IntStream.of(costs).sum() <= remaining) {
            IntStream.range(0, costs.length).forEach(selection::add);
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
            remaining = take(i, remaining);
        }
        for (int i = 0; i < costs.length; i++) {
            remaining = take(i, remaining);
        }
    }

    private int take(int fact, int remaining) {
        return costs[fact] <= remaining && selection.add(fact) ? remaining - costs[fact] : remaining;
    }

    Map<String, Fact> selectedFacts() {
        Map<String, Fact> some = new LinkedHashMap<>();
        selection.forEach(
                number -> some.put(facts.get(number).getKey(), facts.get(number).getValue()));
        return some;
    }

    /** Empty if none is. */
    List<Omission> omissions() {
        if (selection.size() == facts.size()) {
            return List.of();
        }
        int tokens = IntStream.range(0, costs.length)
                .filter(i -> !selection.contains(i))
                .map(i -> costs[i])
                .sum();
        String reason = "focus: %d of %d kept".formatted(selection.size(), facts.size());
        return List.of(new Omission("facts", reason, tokens));
    }
}
