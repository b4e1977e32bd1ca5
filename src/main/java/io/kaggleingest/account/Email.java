package io.kaggleingest.account;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.kaggleingest.web.Problem;

/**
 * An e-mail address, limited to ASCII (RFC 5321 without quoted local parts and address literals) so that "compares
 * without case" means the same here and in PostgreSQL.
 */
record Email(String value) {

    private static final Pattern FORM = Pattern.compile(
            "(?=.{1,254}$)(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Email {
        if (!isAddress(value)) {
            throw Problem.badRequest("invalid_email", "Field 'email' must be an address like name@example.com");
        }
    }

    static boolean isAddress(String value) {
        return value.length() <= 254 && FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
