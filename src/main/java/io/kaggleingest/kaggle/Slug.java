package io.kaggleingest.kaggle;

import java.util.regex.Pattern;

import io.kaggleingest.web.Problem;

/** The name of a competition in Kaggle's links, as it was written: letters, digits, hyphens and underscores. */
public record Slug(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw Problem.badRequest("invalid_slug", "Invalid competition slug");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
