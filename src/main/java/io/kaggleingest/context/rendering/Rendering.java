package io.kaggleingest.context.rendering;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.kaggle.Ref;

/** A body and what it is made of; of the document itself nothing is kept, because that would be twice as much. */
public record Rendering(Key key, Body body) {

    /** Bytes that an object and its place in a map or a list take. */
    private static final int ENTRY = 100;

    /**
     * Another version is another rendering, on whatever replica it was fetched.
     *
     * @param words that are said beside the content, or null
     */
    public record Key(
            Ref ref,
            int version,
            Selection selection,
            Representation representation,
            Freshness.@Nullable Words words,
            Coding coding) {

        /** About: patterns are the callers', and fifty of them are longer than many a document. */
        public int weight() {
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

        public Key in(Coding another) {
            return new Key(ref, version, selection, representation, words, another);
        }
    }

    public int version() {
        return key.version();
    }

    public int weight() {
        return key.weight() + body.bytes().length;
    }
}
