package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.notebook.NotebookRanking;
import io.kaggleingest.document.notebook.StatedScore;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.document.text.Sentences;

/**
 * Which public notebook goes furthest, by what their authors say. Where the direction of the metric is not known, where
 * nobody states a score, and where one is better than the first of the leaderboard (hence of something else, or not
 * true), the order of {@link NotebookRanking} decides.
 */
final class PublicApproaches {
    private static final int OTHERS = 5;
    private static final Pattern UPVOTE = Pattern.compile("(?i)\\bup-?vote");
    private static final Pattern TABLE = Pattern.compile("(?m)^ {0,3}\\|.*$");

    private record ScoredNotebook(Notebook notebook, StatedScore score) {}

    private final List<Notebook> notebooks;
    private final List<Standing> leaderboard;
    private final Facts facts;

    PublicApproaches(List<Notebook> notebooks, List<Standing> leaderboard, Facts facts) {
        this.notebooks = notebooks;
        this.leaderboard = leaderboard;
        this.facts = facts;
    }

    void add() {
        List<ScoredNotebook> scoredNotebooks = scoredNotebooks();
        Notebook best = scoredNotebooks.isEmpty()
                ? notebooks.stream().findFirst().orElse(null)
                : scoredNotebooks.get(0).notebook();
        if (best == null) {
            return;
        }
        String source = "notebook " + best.ref();
        facts.add(FactName.BEST_PUBLIC_APPROACH, NotebookFacts.titleAndRef(best), source);
        StatedScore.of(best).ifPresent(score -> facts.add(FactName.BEST_PUBLIC_STATED_SCORE, score.words(), source));
        facts.add(FactName.BEST_PUBLIC_TECHNIQUE, Technique.of(best), source);
        facts.add(FactName.BEST_PUBLIC_IDEA, idea(best), source);
        facts.add(FactName.OTHER_PUBLIC_SCORES, others(best), "titles and first texts of notebooks");
    }

    /** Those with a score that can be compared, the best first; none where the direction is not known. */
    private List<ScoredNotebook> scoredNotebooks() {
        Fact direction = facts.get(FactName.METRIC_DIRECTION).orElse(null);
        if (direction == null) {
            return List.of();
        }
        boolean lower = direction.value().equals(DirectionReader.LOWER);
        return notebooks.stream()
                .flatMap(one -> StatedScore.of(one).map(score -> new ScoredNotebook(one, score)).stream())
                .filter(one -> isBelowTheFirst(one.score().value(), lower))
                .sorted(Comparator.comparing(ScoredNotebook::score, StatedScore.best(lower)))
                .toList();
    }

    private boolean isBelowTheFirst(double score, boolean lower) {
        if (leaderboard.isEmpty()) {
            return true;
        }
        try {
            double first = Double.parseDouble(leaderboard.get(0).score());
            return lower ? score >= first : score <= first;
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }

    /** How the author begins, without headings and tables. */
    private static @Nullable String idea(Notebook notebook) {
        return notebook.cells().stream()
                .filter(cell -> cell.type().equals("markdown"))
                .map(cell -> Sentences.beginning(TABLE.matcher(cell.text()).replaceAll("")))
                .map(sentences -> sentences.stream()
                        .filter(sentence -> !UPVOTE.matcher(sentence).find())
                        .toList())
                .filter(sentences -> !sentences.isEmpty())
                .findFirst()
                .map(Quotes::beginning)
                .orElse(null);
    }

    private String others(Notebook best) {
        List<String> others = new ArrayList<>();
        for (Notebook notebook : notebooks) {
            if (notebook != best && others.size() < OTHERS) {
                StatedScore.of(notebook)
                        .map(score -> Sanitizer.shorten(notebook.title(), 60) + ": " + score.words())
                        .ifPresent(others::add);
            }
        }
        return String.join("; ", others);
    }
}
