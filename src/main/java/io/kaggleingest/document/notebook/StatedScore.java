package io.kaggleingest.document.notebook;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Notebook;

/**
 * What an author says that a notebook reaches, in its title or else in its first texts: further down, numbers are
 * somebody's intermediate ones.
 *
 * @param words with the words around the numbers, because 0.8 means nothing without them
 * @param value the first that is called one of the leaderboard, else the first
 */
public record StatedScore(String words, double value, boolean onLeaderboard) {
    private static final Pattern SCORE = Pattern.compile("(?i)\\b(public|private|lb|leaderboard|score|scores|scored|cv"
            + "|accuracy|auc|rmsle|rmse|mae|f1|kappa|logloss)\\b"
            + "(?:(?!\\b(?:public|private|lb|leaderboard)\\b)[^\\n\\d]){0,25}"
            + "(?<![\\d.])([01]?\\.\\d{2,6}|\\d{1,4}\\.\\d{2,6})(?!\\d|\\.\\d)");
    private static final Pattern LEADERBOARD = Pattern.compile("(?i)public|private|lb|leaderboard|score[sd]?");
    private static final Pattern MARKS = Pattern.compile("[\\s*_`|]+");
    private static final int TEXTS = 3;
    /** Numbers of one text: mostly that of the leaderboard and that of the author's own validation. */
    private static final int NUMBERS = 2;
    /** Characters in which a script says what it is. */
    private static final int BEGINNING = 400;

    public static Optional<StatedScore> of(Notebook notebook) {
        Stream<String> texts = notebook.cells().stream()
                .filter(cell -> cell.type().equals("markdown"))
                .limit(TEXTS)
                .map(Cell::text);
        return Stream.concat(Stream.of(notebook.title(), script(notebook)), texts)
                .map(StatedScore::find)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String script(Notebook notebook) {
        String first = notebook.cells().isEmpty() ? "" : notebook.cells().get(0).text();
        return notebook.cells().size() == 1 ? first.substring(0, Math.min(BEGINNING, first.length())) : "";
    }

    public static @Nullable StatedScore find(String text) {
        List<MatchResult> matches = SCORE.matcher(text).results().limit(NUMBERS).toList();
        if (matches.isEmpty()) {
            return null;
        }
        MatchResult scoreMatch = matches.stream()
                .filter(StatedScore::isOnLeaderboard)
                .findFirst()
                .orElse(matches.get(0));
        String words = matches.stream()
                .map(score -> MARKS.matcher(score.group()).replaceAll(" "))
                .collect(Collectors.joining(", "));
        return new StatedScore(words, Double.parseDouble(scoreMatch.group(2)), isOnLeaderboard(scoreMatch));
    }

    private static boolean isOnLeaderboard(MatchResult score) {
        return LEADERBOARD.matcher(score.group(1)).matches();
    }

    /** Scores of the leaderboard first, because those of a validation are of other data; then the better ones. */
    public static Comparator<StatedScore> best(boolean lowerIsBetter) {
        Comparator<StatedScore> better = Comparator.comparingDouble(StatedScore::value);
        return Comparator.comparing(StatedScore::onLeaderboard)
                .reversed()
                .thenComparing(lowerIsBetter ? better : better.reversed());
    }
}
