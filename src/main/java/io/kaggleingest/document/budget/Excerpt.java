package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.focus.Passage;
import io.kaggleingest.document.focus.Question;
import io.kaggleingest.document.focus.Relevance;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Break;
import io.kaggleingest.document.text.Markdown.Kind;

/** The sentences, items, rows or lines of a block that answer best, where there is no room for all of it. */
record Excerpt(Question question, TextCutter cutter) {
    private static final String GAP = "[…]";
    private static final int GAP_TOKENS = 3;

    /** The share of a line's score that counts for its neighbours. */
    private static final double NEARNESS = 0.4;

    /** Empty if nothing of it fits. */
    String markdown(String block, int tokens) {
        Markdown text = Markdown.of(block);
        List<Integer> ends = text.breaks().stream()
                .filter(end -> end.closing().isEmpty())
                .map(Break::at)
                .toList();
        boolean table = text.all(Kind.TABLE).findAny().isPresent();
        String excerpt = best(block, ends, tokens, table);
        return excerpt.isBlank() ? cutter.markdown(block, tokens) : excerpt;
    }

    /** Null if nothing of it fits. */
    @Nullable
    Cell cell(Cell cell, int tokens) {
        Cell withoutOutput = new Cell(cell.type(), cell.text(), null, cell.language());
        int cost = cutter.cost(withoutOutput);
        String text = cell.text();
        if (cost > tokens) {
            text = cell.type().equals("markdown") ? markdown(text, tokens) : lines(text, tokens);
            cost = tokens;
        }
        if (text.isBlank()) {
            return cutter.cell(cell, tokens);
        }
        String output = cell.output() == null ? "" : lines(cell.output(), tokens - cost);
        return new Cell(cell.type(), text, output.isBlank() ? null : output, cell.language());
    }

    private String lines(String text, int tokens) {
        List<Integer> ends = new ArrayList<>();
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            ends.add(end);
        }
        ends.add(text.length());
        return best(text, ends, tokens, false);
    }

    /** @param table whether the first stretch is the header without which no other is understood */
    private String best(String text, List<Integer> ends, int tokens, boolean table) {
        List<String> stretches = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            stretches.add(text.substring(from, end));
            from = end;
        }
        int remaining = tokens;
        TreeSet<Integer> numbers = new TreeSet<>();
        for (int number : order(stretches, table)) {
            int cost = cutter.cost(stretches.get(number)) + GAP_TOKENS;
            if (cost <= remaining) {
                numbers.add(number);
                remaining -= cost;
            } else if (table && number == 0) {
                break;
            }
        }
        return join(stretches, numbers, table);
    }

    private List<Integer> order(List<String> stretches, boolean table) {
        double[] scores = Relevance.of(
                question,
                stretches.stream()
                        .map(stretch -> new Passage("", "", stretch, ""))
                        .toList());
        double[] worth = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double before = i == 0 ? 0 : scores[i - 1];
            double after = i + 1 == scores.length ? 0 : scores[i + 1];
            worth[i] = table && i == 0 ? Double.MAX_VALUE : scores[i] + NEARNESS * Math.max(before, after);
        }
        return IntStream.range(0, worth.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -worth[i]))
                .toList();
    }

    private static String join(List<String> stretches, TreeSet<Integer> numbers, boolean table) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int number : numbers) {
            String stretch = stretches.get(number);
            if (number > next && !table) {
                text.append(stretch.startsWith("\n") ? "\n" + GAP : " " + GAP);
            }
            text.append(stretch);
            next = number + 1;
        }
        return text.toString();
    }
}
