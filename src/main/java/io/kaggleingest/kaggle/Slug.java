package io.kaggleingest.kaggle;

import java.util.Locale;
import java.util.regex.Pattern;

import io.kaggleingest.web.Problem;

/** The name of a competition in Kaggle's links: letters, digits, hyphens and underscores, compared without case. */
public record Slug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");

    public Slug {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw Problem.badRequest("invalid_slug", "Invalid competition slug");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
