package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.kaggleingest.context.ContextDocument.Cell;
import io.kaggleingest.context.ContextDocument.LeftOut;
import io.kaggleingest.context.ContextDocument.Notebook;

/**
 * Copies of a notebook with small edits, which Kaggle lists beside it. Two are nearly the same if the sets of all runs of
 * {@link #RUN} tokens of their code share {@link #ALIKE} of their union (Jaccard); outputs, text, comments and layout do
 * not count. Where there is little code a single line makes the difference, so that it has to be the same to the token.
 * Without code, the text is compared.
 */
final class Forks {
    private static final int RUN = 5;
    private static final double ALIKE = 0.8;
    /** Runs below which code is little: some twenty lines. */
    private static final int LITTLE = 100;

    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\w\\s]");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*$");

    private Forks() {}

    /** The first of all that are nearly the same, in their order; what is dropped is named. */
    static List<Notebook> without(List<Notebook> ranked, List<LeftOut> leftOut) {
        List<Notebook> kept = new ArrayList<>();
        List<Set<List<String>>> known = new ArrayList<>();
        for (Notebook notebook : ranked) {
            Set<List<String>> runs = runs(notebook);
            Optional<Set<List<String>>> same =
                    known.stream().filter(one -> areAlike(one, runs)).findFirst();
            if (same.isPresent()) {
                String first = kept.get(known.indexOf(same.get())).ref();
                leftOut.add(new LeftOut("notebook " + notebook.ref(), "nearly the same as " + first, 0));
            } else {
                kept.add(notebook);
                known.add(runs);
            }
        }
        return kept;
    }

    private static boolean areAlike(Set<List<String>> one, Set<List<String>> other) {
        if (Math.min(one.size(), other.size()) < LITTLE) {
            return one.equals(other) && !one.contains(List.of());
        }
        long shared = one.stream().filter(other::contains).count();
        return shared >= ALIKE * (one.size() + other.size() - shared);
    }

    private static Set<List<String>> runs(Notebook notebook) {
        String code = COMMENT.matcher(joined(notebook, "code")).replaceAll("");
        String compared = code.isBlank() ? joined(notebook, "markdown") : code;
        List<String> tokens =
                TOKEN.matcher(compared).results().map(MatchResult::group).toList();
        Set<List<String>> runs = new HashSet<>();
        int last = Math.max(0, tokens.size() - RUN);
        for (int i = 0; i <= last; i++) {
            runs.add(tokens.subList(i, Math.min(i + RUN, tokens.size())));
        }
        return runs;
    }

    private static String joined(Notebook notebook, String type) {
        return notebook.cells().stream()
                .filter(cell -> cell.type().equals(type))
                .map(Cell::text)
                .collect(Collectors.joining("\n"));
    }
}
