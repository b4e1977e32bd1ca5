package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.quarkus.runtime.annotations.RegisterForReflection;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.form.Format;

/** Finds the lines that hold a text, in whatever case; no pattern language, and in proportion to what is searched. */
public final class LineSearch {
    private static final int AROUND = 2;

    /** Of a line: the pictures of a notebook are lines of megabytes. */
    private static final int LONGEST = 300;

    /** Of all hits together, whatever they cost in tokens. */
    private static final int MOST_CHARACTERS = 40_000;

    /** About what a hit costs besides its text. */
    private static final int FRAME = 30;

    private final String text;
    private final TokenCount count = new TokenCount();
    private final List<Hit> hits = new ArrayList<>();
    private int remaining;
    private int charactersLeft = MOST_CHARACTERS;
    private int total;

    /**
     * @param line of the section, from 1
     * @param text the line and up to two before and after it
     */
    @RegisterForReflection
    public record Hit(String section, String title, int line, String text) {}

    /** @param total how many lines hold the text, whether or not they are among the hits */
    public record Result(List<Hit> hits, int total) {}

    private LineSearch(String text, int maxTokens) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.remaining = maxTokens;
    }

    public static Result in(Bundle bundle, String text, int maxTokens) {
        LineSearch search = new LineSearch(text, maxTokens);
        Outline outline = new Outline(bundle);
        for (Section section : outline.sections()) {
            search.look(section, lines(outline.only(section)));
        }
        return new Result(List.copyOf(search.hits), search.total);
    }

    /** As people wrote them, without the frame in which a document shows them. */
    private static List<String> lines(ContextDocument one) {
        StringBuilder text = new StringBuilder();
        one.facts()
                .forEach((name, fact) ->
                        text.append(name).append(": ").append(fact.value()).append('\n'));
        one.pages().forEach(page -> text.append(page.markdown()).append('\n'));
        one.files().forEach(file -> text.append(file.name()).append('\n'));
        one.tables().forEach(table -> {
            table.columns().forEach(column -> text.append(column.name())
                    .append(": ")
                    .append(column.type())
                    .append(", ")
                    .append(String.join(", ", column.examples()))
                    .append('\n'));
            table.sample().forEach(row -> text.append(String.join(", ", row)).append('\n'));
        });
        one.leaderboard().forEach(row -> text.append(row.rank() + " " + row.team() + " " + row.score())
                .append('\n'));
        one.discussions().forEach(topic -> text.append(topic.text()).append('\n'));
        for (ContextDocument.Notebook notebook : one.notebooks()) {
            for (Cell cell : notebook.cells()) {
                text.append(cell.text()).append('\n').append(cell.output() == null ? "" : cell.output() + "\n");
            }
        }
        return text.toString().lines().toList();
    }

    private void look(Section section, List<String> lines) {
        int shownTo = 0;
        for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).toLowerCase(Locale.ROOT).indexOf(text);
            if (at < 0) {
                continue;
            }
            total++;
            if (i < shownTo) {
                continue;
            }
            shownTo = Math.min(lines.size(), i + AROUND + 1);
            show(section, lines, i, at, shownTo);
        }
    }

    private void show(Section section, List<String> lines, int hit, int at, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = Math.max(0, hit - AROUND); i < end; i++) {
            String line = lines.get(i);
            int from = i == hit ? Math.max(0, at - LONGEST / 2) : 0;
            text.append(around(line, from)).append('\n');
        }
        String excerpt = text.toString().stripTrailing();
        int cost = count.in(Format.JSON.form().piece(new Hit(section.id(), section.title(), hit + 1, excerpt))) + FRAME;
        charactersLeft -= excerpt.length();
        if (cost <= remaining && charactersLeft >= 0) {
            hits.add(new Hit(section.id(), section.title(), hit + 1, excerpt));
        }
        remaining -= cost;
    }

    private static String around(String line, int from) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int start = from > 0 && Character.isLowSurrogate(line.charAt(from)) ? from - 1 : from;
        int end = Math.min(line.length(), start + LONGEST);
        end -= end < line.length() && Character.isLowSurrogate(line.charAt(end)) ? 1 : 0;
        return (start > 0 ? "…" : "") + line.substring(start, end) + (end < line.length() ? "…" : "");
    }
}
