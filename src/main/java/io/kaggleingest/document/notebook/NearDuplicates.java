package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;

/**
 * Copies of a notebook with small edits, which Kaggle lists beside it. Two are nearly the same if the sets of all runs of
 * {@link #RUN} tokens of their code share {@link #ALIKE} of their union (Jaccard); outputs, text, comments and layout do
 * not count. Where there is little code a single line makes the difference, so that it has to be the same to the token.
 * Without code, the text is compared.
 */
public final class NearDuplicates {
    private static final int RUN = 5;
    private static final double ALIKE = 0.8;
    /** With fewer runs, some twenty lines, code counts as little. */
    private static final int LITTLE = 100;
    /** Of the hash of Fowler, Noll and Vo, 64 bits. */
    private static final long PRIME = 0x100000001b3L;

    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\w\\s]");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*$");

    private NearDuplicates() {}

    /** The first of all that are nearly the same, in their order; what is dropped is named. */
    public static List<Notebook> without(List<Notebook> ranking, List<Omission> omissions) {
        List<Notebook> originals = new ArrayList<>();
        List<long[]> runsOfOriginals = new ArrayList<>();
        for (Notebook notebook : ranking) {
            long[] runs = runs(notebook);
            Optional<long[]> match =
                    runsOfOriginals.stream().filter(one -> areAlike(one, runs)).findFirst();
            if (match.isPresent()) {
                String first =
                        originals.get(runsOfOriginals.indexOf(match.get())).ref();
                omissions.add(new Omission("notebook " + notebook.ref(), "nearly the same as " + first, 0));
            } else {
                originals.add(notebook);
                runsOfOriginals.add(runs);
            }
        }
        return originals;
    }

    private static boolean areAlike(long[] one, long[] other) {
        if (Math.min(one.length, other.length) < LITTLE) {
            return Arrays.equals(one, other) && one.length > 0;
        }
        long common = countCommon(one, other);
        return common >= ALIKE * (one.length + other.length - common);
    }

    private static long countCommon(long[] one, long[] other) {
        long count = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            int order = Long.compare(one[i], other[j]);
            count += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return count;
    }

    /** A hash of each run, sorted, none twice: the runs themselves are a hundred times as much memory as the code. */
    private static long[] runs(Notebook notebook) {
        String code = COMMENT.matcher(join(notebook, "code")).replaceAll("");
        long[] tokens = tokens(code.isBlank() ? join(notebook, "markdown") : code);
        if (tokens.length == 0) {
            return tokens;
        }
        long[] runs = new long[Math.max(0, tokens.length - RUN) + 1];
        for (int i = 0; i < runs.length; i++) {
            for (int j = i; j < Math.min(i + RUN, tokens.length); j++) {
                runs[i] = runs[i] * PRIME + tokens[j];
            }
        }
        Arrays.sort(runs);
        return withoutRepeated(runs);
    }

    private static long[] tokens(String text) {
        LongStream.Builder hashes = LongStream.builder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            long hash = token.end() - token.start();
            for (int i = token.start(); i < token.end(); i++) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
            hashes.add(hash);
        }
        return hashes.build().toArray();
    }

    private static long[] withoutRepeated(long[] sorted) {
        int count = 0;
        for (long one : sorted) {
            if (count == 0 || sorted[count - 1] != one) {
                sorted[count++] = one;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static String join(Notebook notebook, String type) {
        return notebook.cells().stream()
                .filter(cell -> cell.type().equals(type))
                .map(Cell::text)
                .collect(Collectors.joining("\n"));
    }
}
