package io.kaggleingest.document.notebook;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Notebook;

/**
 * Which notebooks come first. Each further vote says less than the one before, and an old notebook less than a new one:
 * it halves in three years, so that 99 votes of then weigh as much as 9 of today, and a classic still beats an upload of
 * yesterday that one friend has voted for.
 */
public final class NotebookRanking {
    private static final double HALF_LIFE_DAYS = 3 * 365;

    private NotebookRanking() {}

    /** Best first; of equals, Kaggle's own order decides. */
    public static List<Notebook> best(List<Notebook> notebooks, Instant now) {
        ToDoubleFunction<Notebook> weight = notebook -> weight(notebook.votes(), notebook.lastRun(), now);
        return notebooks.stream()
                .sorted(Comparator.comparingDouble(weight).reversed())
                .toList();
    }

    /** @param lastRun null counts as three years ago */
    static double weight(int votes, @Nullable Instant lastRun, Instant now) {
        double days = lastRun == null
                ? HALF_LIFE_DAYS
                : Math.max(0, Duration.between(lastRun, now).toHours() / 24.0);
        return Math.log1p(Math.max(0, votes)) * Math.pow(0.5, days / HALF_LIFE_DAYS);
    }
}
