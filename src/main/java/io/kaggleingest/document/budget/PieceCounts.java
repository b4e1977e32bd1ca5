package io.kaggleingest.document.budget;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the {@link Pieces} of one part of a document, so that nobody counts them again.
 *
 * @param ends where in a text each of its blocks ends; null for a part that is no text
 * @param prose about how many tokens each piece costs in Markdown and plain text
 * @param structured the same for JSON and TOON
 */
@RegisterForReflection
record PieceCounts(int @Nullable [] ends, int[] prose, int[] structured) {

    /** Whether they may be counts of so many pieces, or of a text of so many characters. */
    boolean fit(int pieces, int characters) {
        if (prose == null || structured == null || prose.length != structured.length) {
            return false;
        }
        return ends == null ? prose.length == pieces : ends.length == prose.length && ascend(ends, characters);
    }

    private static boolean ascend(int[] ends, int characters) {
        int last = 0;
        for (int end : ends) {
            if (end <= last) {
                return false;
            }
            last = end;
        }
        return last <= characters;
    }
}
