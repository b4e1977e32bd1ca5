package io.kaggleingest.context;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.kaggle.Ref;

/** A body and what it is made of; of the document itself nothing is kept, because that would be twice as much. */
record Rendering(Key key, Body body) {

    /** Bytes that an object and its place in a map or a list take. */
    private static final int ENTRY = 100;

    /**
     * Another version is another rendering, on whatever replica it was fetched.
     *
     * @param words that are said beside the content, or null
     */
    record Key(
            Ref ref,
            int version,
            Selection selection,
            Representation representation,
            Freshness.@Nullable Words words,
            Coding coding) {

        /** About: patterns are the callers', and fifty of them are longer than many a document. */
        int weight() {
            return ENTRY
                    + 2 * selection.focus().length()
                    + selection.ignorePatterns().stream()
                            .mapToInt(pattern -> ENTRY + 2 * pattern.length())
                            .sum();
        }

        Key of(int another) {
            return new Key(ref, another, selection, representation, words, coding);
        }

        Key saying(Freshness.@Nullable Words others) {
            return new Key(ref, version, selection, representation, others, coding);
        }

        Key in(Coding another) {
            return new Key(ref, version, selection, representation, words, another);
        }
    }

    int version() {
        return key.version();
    }

    int weight() {
        return key.weight() + body.bytes().length;
    }
}
