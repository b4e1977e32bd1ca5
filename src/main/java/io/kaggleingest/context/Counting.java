package io.kaggleingest.context;

import java.util.LinkedHashMap;
import java.util.Map;

import io.kaggleingest.context.ContextDocument.Tokens;

/** Puts into a document how many tokens it has, that number included. */
final class Counting {
    private Counting() {}

    static ContextDocument counted(ContextDocument document, Format format) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        format.form().parts(document).forEach((name, text) -> parts.put(name, TokenCount.of(text)));
        int total = parts.values().stream().mapToInt(Integer::intValue).sum();
        // The number itself costs one token for each three digits, so that mostly the second round finds it.
        for (int round = 0; round < 5; round++) {
            ContextDocument counted = document.withTokens(new Tokens(total, parts));
            int found = TokenCount.of(format.render(counted));
            if (found == total) {
                return counted;
            }
            total = found;
        }
        return document.withTokens(new Tokens(total, parts));
    }
}
