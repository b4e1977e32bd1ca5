package io.kaggleingest.account;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.kaggleingest.web.Problem;

/** A password in clear, for as long as it takes to hash it. Any Unicode, 8 to 256 characters. */
record Password(String value) {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Password {
        int length = value.codePointCount(0, value.length());
        if (length < SHORTEST) {
            throw Problem.badRequest("password_too_short", "Password must be at least 8 characters");
        }
        if (length > LONGEST) {
            throw Problem.badRequest("password_too_long", "Password must be at most 256 characters");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
