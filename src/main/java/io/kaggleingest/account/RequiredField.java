package io.kaggleingest.account;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/** The rule that a field of a body must be there. */
final class RequiredField {

    private RequiredField() {}

    static void check(String name, @Nullable Object value) {
        if (value == null) {
            throw Problem.badRequest("missing_field", "Field '%s' is required".formatted(name));
        }
    }
}
