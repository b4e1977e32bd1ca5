package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.LeftOut;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.budget.DocumentPieces.TablePart;
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
        DocumentPieces wanted = wanted(bundle.pieces(), new TextCutter(format, bundle.count()));
        Counting counting = new Counting(format, bundle.count());
        return maxTokens == null ? counting.of(wanted.whole()) : new Budget(counting, maxTokens).fit(wanted);
    }

    private DocumentPieces wanted(DocumentPieces all, TextCutter prices) {
        List<Glob> globs = ignorePatterns.stream()
                .filter(pattern -> !pattern.isBlank())
                .map(Glob::new)
                .toList();
        ContextDocument told = IgnoredNames.toldNoMore(all.document(), globs);
        List<LeftOut> leftOut = new ArrayList<>(told.leftOut());
        List<File> files = kept("file", all.files(), File::name, globs, prices::cost, leftOut);
        List<TablePart> tables =
                kept("table", all.tables(), table -> table.value().file(), globs, prices::cost, leftOut);
        List<Part<Notebook>> notebooks =
                kept("notebook", all.notebooks(), one -> one.value().ref(), globs, prices::cost, leftOut);
        int top = Math.min(topN, notebooks.size());
        for (Part<Notebook> more : notebooks.subList(top, notebooks.size())) {
            String part = "notebook " + more.value().ref();
            leftOut.add(new LeftOut(part, "not among the top " + topN, prices.cost(more)));
        }
        ContextDocument document = told.toBuilder().leftOut(leftOut).build();
        return new DocumentPieces(document, all.pages(), files, tables, all.discussions(), notebooks.subList(0, top));
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
