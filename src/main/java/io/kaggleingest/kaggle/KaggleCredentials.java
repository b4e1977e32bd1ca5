package io.kaggleingest.kaggle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/**
 * A Kaggle user name and legacy API key, the only way in which a call is ever authenticated. What cannot be one is
 * refused with a 400 that does not repeat it.
 */
public record KaggleCredentials(String username, String key) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 255;
    private static final String TOKEN_PREFIX = "KGAT_";

    public KaggleCredentials {
        check("user name", username);
        check("key", key);
        if (username.indexOf(':') >= 0) {
            throw refusal("The Kaggle user name must not contain a colon.");
        }
        if (key.startsWith(TOKEN_PREFIX)) {
            throw refusal("The Kaggle key starts with KGAT_, so it is an API token: Kaggle refuses a token in the place"
                    + " of a key. Create a legacy API key at https://www.kaggle.com/settings and use that.");
        }
    }

    /** As in the kaggle.json that Kaggle hands out. */
    public static KaggleCredentials inJson(byte[] json) {
        @Nullable JsonNode file = null;
        try {
            file = JSON.readTree(json);
        } catch (IOException quotesWhatItCouldNotRead) {
            // Jackson's message holds a piece of the file, so neither it nor the exception goes any further.
        }
        if (file == null || !file.isObject()) {
            throw refusal("It is not JSON like {\"username\": \"…\", \"key\": \"…\"}. Download kaggle.json again from"
                    + " https://www.kaggle.com/settings.");
        }
        return new KaggleCredentials(text(file, "username"), text(file, "key"));
    }

    private static String text(JsonNode file, String field) {
        return file.path(field).asText("").strip();
    }

    /** The value of the {@code Authorization} header. */
    public String basic() {
        byte[] pair = (username + ':' + key).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "***";
    }

    private static void check(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refusal("The Kaggle " + name + " is empty.");
        }
        if (value.length() > LONGEST) {
            throw refusal("The Kaggle " + name + " is longer than " + LONGEST + " characters.");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw refusal("The Kaggle " + name + " contains a control character, such as a line end.");
        }
    }

    private static Problem refusal(String reason) {
        return Problem.badRequest("invalid_kaggle_credentials", reason);
    }
}
