package io.kaggleingest.account;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.kaggleingest.web.Problem;

/** What an owner calls a key, in one line. */
record KeyName(String value) {

    private static final int LONGEST = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    KeyName {
        value = value.strip();
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > LONGEST
                || value.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest(
                    "invalid_name", "Field 'name' must be 1 to 100 characters without control characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
