package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.Rendered;

/**
 * What of a stored document a request wants to see.
 *
 * @param topN notebooks, 1 to 10, best first
 * @param maxTokens what the rendered text may hold at most (o200k), at least {@link #LEAST_TOKENS}; null: all
 * @param ignorePatterns globs for names of files and for {@code owner/slug} of notebooks
 */
public record Selection(int topN, Integer maxTokens, List<String> ignorePatterns) {
    /** Below this not even the head of a document fits. */
    public static final int LEAST_TOKENS = 500;

    public static final int MOST_PATTERNS = 50;
    public static final int LONGEST_PATTERN = 200;

    public Selection {
        ignorePatterns = ignorePatterns == null ? List.of() : List.copyOf(ignorePatterns);
        require(topN >= 1 && topN <= 10, "top_n must be between 1 and 10");
        require(maxTokens == null || maxTokens >= LEAST_TOKENS, "max_tokens must be at least " + LEAST_TOKENS);
        require(
                ignorePatterns.size() <= MOST_PATTERNS
                        && ignorePatterns.stream().allMatch(pattern -> pattern.length() <= LONGEST_PATTERN),
                "ignore_patterns: at most " + MOST_PATTERNS + " of " + LONGEST_PATTERN + " characters");
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The document with what was asked for, within the budget. */
    public Rendered render(Bundle bundle, Format format) {
        ContextDocument wanted = wanted(bundle.document(), bundle.sizes(), format);
        Counting counting = new Counting(format, bundle.count());
        return maxTokens == null ? counting.of(wanted) : new Budget(counting, maxTokens).fit(wanted, bundle.sizes());
    }

    private ContextDocument wanted(ContextDocument document, PieceTokens sizes, Format format) {
        List<LeftOut> leftOut = new ArrayList<>(document.leftOut());
        List<Glob> globs = ignorePatterns.stream()
                .filter(pattern -> !pattern.isBlank())
                .map(Glob::new)
                .toList();
        List<File> files = kept("file", document.files(), File::name, globs, file -> sizes.of(format, file), leftOut);
        List<Table> tables =
                kept("table", document.tables(), Table::file, globs, table -> sizes.of(format, table), leftOut);
        List<Notebook> notebooks =
                kept("notebook", document.notebooks(), Notebook::ref, globs, one -> sizes.of(format, one), leftOut);
        for (Notebook more : notebooks.subList(Math.min(topN, notebooks.size()), notebooks.size())) {
            leftOut.add(new LeftOut("notebook " + more.ref(), "not among the top " + topN, sizes.of(format, more)));
        }
        return document.withParts(
                        document.pages(),
                        files,
                        tables,
                        document.leaderboard(),
                        document.discussions(),
                        notebooks.subList(0, Math.min(topN, notebooks.size())))
                .withLeftOut(leftOut);
    }

    /** Ignored files are counted together: a pattern may meet hundreds of them. */
    private static <T> List<T> kept(
            String what,
            List<T> all,
            Function<T, String> name,
            List<Glob> globs,
            ToIntFunction<T> size,
            List<LeftOut> leftOut) {
        List<T> kept = new ArrayList<>();
        List<T> ignored = new ArrayList<>();
        for (T one : all) {
            boolean hit = globs.stream().anyMatch(glob -> glob.matches(name.apply(one)));
            (hit ? ignored : kept).add(one);
        }
        if (!ignored.isEmpty()) {
            String part =
                    ignored.size() == 1 ? what + " " + name.apply(ignored.get(0)) : ignored.size() + " " + what + "s";
            int tokens = ignored.stream().mapToInt(size).sum();
            leftOut.add(new LeftOut(part, "matched ignore_patterns", tokens));
        }
        return kept;
    }
}
