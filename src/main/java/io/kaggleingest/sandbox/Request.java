package io.kaggleingest.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON object that a client posted. A field that is absent, null or empty is the same as its default. */
record Request(String operation, ObjectNode body) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Request read(String operation, byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return new Request(operation, object);
            }
        } catch (IOException e) {
            // The answer is the same as for an array or a number; Jackson's text would quote the body.
        }
        throw Refusal.invalid("The body is not a JSON object");
    }

    String text(String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw Refusal.invalid("'" + field + "' is not a string");
        }
        return value.textValue();
    }

    String require(String field) {
        String value = text(field);
        if (value.isEmpty()) {
            throw Refusal.invalid("'" + field + "' is missing");
        }
        return value;
    }

    int number(String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw Refusal.invalid("'" + field + "' is not an integer");
        }
        return value.intValue();
    }

    /**
     * A constant's name without its prefix: Kaggle takes {@code COMPETITION_SORT_BY_PRIZE}, {@code PRIZE} and
     * {@code prize}. The first of the names is the default.
     */
    String constant(String field, String prefix, List<String> names) {
        String value = squeeze(text(field));
        if (value.isEmpty()) {
            return names.get(0);
        }
        for (String name : names) {
            if (value.equals(squeeze(name)) || value.equals(squeeze(prefix + name))) {
                return name;
            }
        }
        throw Refusal.invalid("'" + field + "' has an unknown value");
    }

    private static String squeeze(String spelling) {
        return spelling.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
