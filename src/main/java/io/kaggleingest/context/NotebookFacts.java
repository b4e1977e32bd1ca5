package io.kaggleingest.context;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.context.ContextDocument.Cell;
import io.kaggleingest.context.ContextDocument.Notebook;

/** The best public approach, and the score that its author claims for it. */
final class NotebookFacts {
    private static final Pattern SCORE = Pattern.compile(
            "(?i)\\b(?:public|private|lb|leaderboard|score|scores|scored|cv"
                    + "|accuracy|auc|rmsle|rmse|mae|f1|kappa|logloss)\\b[^\\n\\d]{0,25}(?<![\\d.])([01]?\\.\\d{2,6}|\\d{1,4}\\.\\d{2,6})(?![\\d.])");
    /** Cells in which an author says what the notebook reaches; further down, numbers are somebody's intermediate ones. */
    private static final int CELLS = 3;

    private NotebookFacts() {}

    static void add(Notebook best, Facts facts) {
        String source = "notebook " + best.ref();
        facts.add(
                "best_public_approach",
                best.title() + " by " + best.author() + " (" + best.votes() + " votes, " + best.language() + ")",
                source);
        facts.add("best_public_stated_score", score(best), source);
    }

    private static String score(Notebook notebook) {
        String inTitle = find(notebook.title());
        return inTitle != null
                ? inTitle
                : notebook.cells().stream()
                        .filter(cell -> cell.type().equals("markdown"))
                        .limit(CELLS)
                        .map(Cell::text)
                        .map(NotebookFacts::find)
                        .filter(score -> score != null)
                        .findFirst()
                        .orElse(null);
    }

    /** With the words around it, because 0.8 means nothing without them. */
    private static String find(String text) {
        Matcher score = SCORE.matcher(text);
        return score.find() ? score.group() : null;
    }
}
