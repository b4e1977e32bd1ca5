package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.budget.DocumentPieces.TablePart;
import io.kaggleingest.document.focus.Question;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.RenderedDocument;

/**
 * What of a stored document a request wants to see.
 *
 * @param topN notebooks, 1 to 10, best first
 * @param maxTokens what the rendered text may hold at most (o200k), at least {@link #LEAST_TOKENS}; null: all
 * @param ignorePatterns globs for names of files and for {@code owner/slug} of notebooks
 * @param focus what the reader wants to know; empty: everything
 * @param maxCharacters what the rendered text may hold at most besides; null: as many as the tokens have
 */
public record Selection(
        int topN,
        @Nullable Integer maxTokens,
        List<String> ignorePatterns,
        String focus,
        @Nullable Integer maxCharacters) {
    /** Below this not even the head of a document fits. */
    public static final int LEAST_TOKENS = 500;

    public static final int MOST_PATTERNS = 50;
    public static final int LONGEST_PATTERN = 200;
    public static final int LONGEST_FOCUS = 500;

    /** The budget of a question without one. */
    public static final int FOCUS_TOKENS = 4000;

    /**
     * The next attempt takes less than the share that would have fitted, because the remaining text may have more
     * characters to a token.
     */
    private static final double SPARE = 0.95;

    private static final Omission NO_ANSWER =
            new Omission("focus", "no part holds any of its words; this is the document as without focus", 0);

    public Selection {
        ignorePatterns = ignorePatterns == null ? List.of() : List.copyOf(ignorePatterns);
        require(topN >= 1 && topN <= 10, "top_n must be between 1 and 10");
        require(maxTokens == null || maxTokens >= LEAST_TOKENS, "max_tokens must be at least " + LEAST_TOKENS);
        require(
                ignorePatterns.size() <= MOST_PATTERNS
                        && ignorePatterns.stream().allMatch(pattern -> pattern.length() <= LONGEST_PATTERN),
                "ignore_patterns: at most " + MOST_PATTERNS + " of " + LONGEST_PATTERN + " characters");
        require(focus.length() <= LONGEST_FOCUS, "focus: at most " + LONGEST_FOCUS + " characters");
        maxTokens = maxTokens == null && !focus.isEmpty() ? Integer.valueOf(FOCUS_TOKENS) : maxTokens;
    }

    /** Without a focus. */
    public Selection(int topN, @Nullable Integer maxTokens, List<String> ignorePatterns) {
        this(topN, maxTokens, ignorePatterns, "", null);
    }

    /** The same within so many characters. */
    public Selection within(int characters) {
        return new Selection(topN, maxTokens, ignorePatterns, focus, characters);
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The document with what was asked for, within the budget. */
    public RenderedDocument render(Bundle bundle, Format format) {
        TextCutter cutter = new TextCutter(format, bundle.count());
        DocumentPieces selected = select(bundle.pieces(), cutter);
        CountedRenderer renderer = new CountedRenderer(format, bundle.count());
        if (maxTokens == null) {
            return renderer.render(selected.toDocument());
        }
        RenderedDocument rendering = within(maxTokens, selected, cutter, renderer);
        int most = maxCharacters == null ? Integer.MAX_VALUE : maxCharacters;
        for (int max = maxTokens; rendering.text().length() > most && max > LEAST_TOKENS; ) {
            double share = SPARE * most / rendering.text().length();
            max = Math.max(LEAST_TOKENS, (int) (share * rendering.total()));
            rendering = within(max, selected, cutter, renderer);
        }
        return rendering;
    }

    private RenderedDocument within(int tokens, DocumentPieces document, TextCutter cutter, CountedRenderer renderer) {
        Budget budget = new Budget(renderer, tokens);
        return focus.isEmpty()
                ? budget.fit(document, new Cutter(document, cutter))
                : fitFocused(document, cutter, budget, tokens);
    }

    private RenderedDocument fitFocused(DocumentPieces document, TextCutter cutter, Budget budget, int tokens) {
        Question question = Question.of(focus);
        FocusedFacts facts = new FocusedFacts(document.document().facts(), cutter, question, tokens);
        DocumentPieces head = document.under(
                document.document().toBuilder().facts(facts.selectedFacts()).build());
        FocusCutter cut = new FocusCutter(new FocusedDocument(head.withOmissions(facts.omissions()), cutter, question));
        if (cut.answers()) {
            return budget.fit(document, cut);
        }
        DocumentPieces withoutAnswer = document.withOmissions(List.of(NO_ANSWER));
        return budget.fit(withoutAnswer, new Cutter(withoutAnswer, cutter));
    }

    private DocumentPieces select(DocumentPieces all, TextCutter prices) {
        List<Glob> globs = ignorePatterns.stream()
                .filter(pattern -> !pattern.isBlank())
                .map(Glob::new)
                .toList();
        ContextDocument original = IgnoredNames.remove(all.document(), globs);
        List<Omission> omissions = new ArrayList<>(original.omissions());
        List<File> files = omitIgnored("file", all.files(), File::name, globs, prices::cost, omissions);
        List<TablePart> tables =
                omitIgnored("table", all.tables(), table -> table.value().file(), globs, prices::cost, omissions);
        List<Part<Notebook>> notebooks =
                omitIgnored("notebook", all.notebooks(), one -> one.value().ref(), globs, prices::cost, omissions);
        int top = Math.min(topN, notebooks.size());
        omissions.addAll(others(notebooks.subList(top, notebooks.size()), prices));
        List<Part<Page>> pages = all.pages().stream()
                .map(page -> FoldedRules.of(page, prices, omissions))
                .toList();
        ContextDocument document = original.toBuilder().omissions(omissions).build();
        return new DocumentPieces(document, pages, files, tables, all.discussions(), notebooks.subList(0, top));
    }

    /** By name, unless a question is to be answered, to which their names say nothing. */
    private List<Omission> others(List<Part<Notebook>> others, TextCutter prices) {
        String reason = "not among the top " + topN;
        if (focus.isEmpty() || others.size() < 2) {
            return others.stream()
                    .map(one -> new Omission("notebook " + one.value().ref(), reason, prices.cost(one)))
                    .toList();
        }
        int tokens = others.stream().mapToInt(prices::cost).sum();
        return List.of(new Omission(others.size() + " notebooks", reason, tokens));
    }

    /** Ignored files are counted together: a pattern may meet hundreds of them. */
    private static <T> List<T> omitIgnored(
            String kind,
            List<T> all,
            Function<T, String> name,
            List<Glob> globs,
            ToIntFunction<T> size,
            List<Omission> omissions) {
        List<T> remaining = new ArrayList<>();
        List<T> ignored = new ArrayList<>();
        for (T one : all) {
            boolean hit = globs.stream().anyMatch(glob -> glob.matches(name.apply(one)));
            (hit ? ignored : remaining).add(one);
        }
        if (!ignored.isEmpty()) {
            String part =
                    ignored.size() == 1 ? kind + " " + name.apply(ignored.get(0)) : ignored.size() + " " + kind + "s";
            int tokens = ignored.stream().mapToInt(size).sum();
            omissions.add(new Omission(part, "matched ignore_patterns", tokens));
        }
        return remaining;
    }
}
