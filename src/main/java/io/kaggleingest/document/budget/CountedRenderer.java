package io.kaggleingest.document.budget;

import java.util.LinkedHashMap;
import java.util.Map;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Tokens;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.RenderedDocument;
import io.kaggleingest.document.form.Renderer;

/** Writes a document with how many tokens it has, that number included. */
record CountedRenderer(Format format, TokenCount count) {
    /** The number itself costs a token for each three digits, so that the second or third finds it. */
    private static final int ROUNDS = 6;

    RenderedDocument render(ContextDocument document) {
        Renderer.Draft draft = format.form().draft(document);
        Map<String, Integer> parts = new LinkedHashMap<>();
        draft.parts().forEach((name, text) -> parts.put(name, count.in(text)));
        int total = parts.values().stream().mapToInt(Integer::intValue).sum();
        for (int round = 0; round < ROUNDS; round++) {
            Tokens tokens = new Tokens(total, parts);
            String text = draft.text(tokens);
            int sum = count.in(text);
            if (sum == total) {
                return new RenderedDocument(document.toBuilder().tokens(tokens).build(), text);
            }
            total = sum;
        }
        throw new IllegalStateException("The count of " + document.ref() + " in " + format + " does not settle");
    }
}
