package io.kaggleingest.document.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Replaces credentials that people left in their notebooks. Known shapes anywhere; unknown ones only where the text
 * itself says that a key or password follows. It errs towards masking: a masked model name costs less than a leaked key.
 */
final class Secrets {
    static final String MASKED = "[masked]";

    private static final List<SecretShape> SHAPES =
            Stream.concat(KnownSecrets.SHAPES.stream(), SecretContexts.SHAPES.stream()).toList();

    private Secrets() {}

    static String mask(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String masked = text;
        for (SecretShape shape : SHAPES) {
            if (shape.mayBeIn(lower)) {
                masked = shape.mask(masked);
            }
        }
        return masked;
    }
}
