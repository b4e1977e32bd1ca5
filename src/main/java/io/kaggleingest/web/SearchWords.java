package io.kaggleingest.web;

import org.jspecify.annotations.Nullable;

/** Words to look for, in the query of a path. */
public final class SearchWords {

    public static final int LONGEST = 200;

    private SearchWords() {}

    /** @return the words without space around them, if there are any */
    public static @Nullable String of(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest(
                    "invalid_parameter",
                    "Parameter '%s' may hold %d characters and no control characters".formatted(name, LONGEST));
        }
        return text.strip();
    }
}
