package io.kaggleingest.document.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces credentials that people left in their notebooks. Known shapes anywhere; unknown ones only where the text
 * itself says that a key or password follows. It errs towards masking: a masked model name costs less than a leaked key.
 */
final class Secrets {
    static final String MASKED = "[masked]";

    private static final List<SecretShape> SHAPES = Stream.concat(
                    KnownSecrets.SHAPES.stream(), SecretContexts.SHAPES.stream())
            .toList();

    private static final int LONGEST_LIST = 20;

    private Secrets() {}

    static String mask(String text) {
        String result = text;
        String lower = lower(text);
        for (SecretShape shape : SHAPES) {
            String without = shape.mask(result, lower);
            lower = without.equals(result) ? lower : lower(without);
            result = without;
        }
        return list(result);
    }

    /** Lists of secrets, of which a name tells only the first. */
    private static String list(String text) {
        String result = text;
        for (int round = 0; round < LONGEST_LIST; round++) {
            String more = SecretContexts.NEXT.mask(result, result);
            if (more.equals(result)) {
                break;
            }
            result = more;
        }
        return result;
    }

    /** Of the same length, which the letters of some languages would change. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower.toString();
    }
}
