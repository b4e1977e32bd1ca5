package io.kaggleingest.web;

import org.jspecify.annotations.Nullable;

/** A whole number in the query of a path. */
public final class WholeNumber {

    private WholeNumber() {}

    /** @param text of the parameter, if it was sent */
    public static int of(String name, @Nullable String text, int min, int max, int fallback) {
        if (text == null) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw Problem.badRequest(
                "invalid_parameter", "Parameter '%s' must be a whole number from %d to %d".formatted(name, min, max));
    }
}
