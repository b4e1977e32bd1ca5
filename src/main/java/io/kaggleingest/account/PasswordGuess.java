package io.kaggleingest.account;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What somebody says is the password. Unlike a {@link Password} it need not keep any rule: it is right or wrong. */
record PasswordGuess(String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PasswordGuess {}

    @Override
    public String toString() {
        return "***";
    }
}
