package io.kaggleingest.page;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Where a page and an answer of the API have the same path, {@code Accept} decides. */
final class ContentNegotiation {

    private static final Set<String> OF_THE_API = Set.of(
            "application/json", "application/zip", "text/markdown", "text/plain", "text/toon", "text/event-stream");

    private ContentNegotiation() {}

    /** A client that prefers HTML to every format of the API is a browser. */
    static boolean wantsPage(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        double page = 0;
        double api = 0;
        for (String part : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parameters = part.split(";", -1);
            String type = parameters[0].strip();
            if (type.equals("text/html")) {
                page = Math.max(page, weight(parameters));
            } else if (OF_THE_API.contains(type)) {
                api = Math.max(api, weight(parameters));
            }
        }
        return page > api;
    }

    private static double weight(String[] parameters) {
        for (String parameter : parameters) {
            String value = parameter.strip();
            if (value.startsWith("q=")) {
                try {
                    return Double.parseDouble(value.substring(2));
                } catch (NumberFormatException noWeight) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
