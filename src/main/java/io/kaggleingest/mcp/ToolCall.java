package io.kaggleingest.mcp;

import java.util.Map;
import java.util.regex.Pattern;

import io.quarkiverse.mcp.server.Progress;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.account.Caller;
import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;
import io.kaggleingest.web.Excerpt;
import io.kaggleingest.web.Problem;

/**
 * A call of a tool by somebody.
 *
 * @param arguments as they were sent
 * @param requestId under which the ledger and the log know it
 */
record ToolCall(ToolForm form, Map<String, Object> arguments, Caller caller, String requestId, Progress progress) {

    static final int MOST_TOKENS = 22_000;
    static final int MOST_CHARACTERS = 44_000;

    private static final int USUAL_TOKENS = 10_000;
    private static final int LEAST_TOKENS = 500;
    private static final Pattern ID = Pattern.compile("(competition|dataset|notebook)/([^/\\s]+)(?:/([^/\\s]+))?");

    ToolCall {
        for (String name : arguments.keySet()) {
            if (!form.has(name)) {
                throw invalid("There is no argument '%s': %s".formatted(Excerpt.shorten(name), form.usage()));
            }
        }
    }

    private static Problem invalid(String detail) {
        return Problem.badRequest("invalid_argument", detail);
    }

    /** Null if it was not sent. */
    @Nullable
    String text(String name) {
        Object value = arguments.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw invalid("Argument '%s' must be a string".formatted(name));
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw invalid("Argument '%s' is missing: %s".formatted(name, form.usage()));
        }
        return text;
    }

    /** Models write numbers as strings now and then. */
    int number(String name, int fallback, int min, int max) {
        Object value = arguments.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            int number = new java.math.BigDecimal(value.toString().strip()).intValueExact();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException notWhole) {
            // Said below.
        }
        throw invalid("Argument '%s' must be a whole number from %d to %d".formatted(name, min, max));
    }

    /**
     * A number above what an answer may hold is lowered to that: a model that asks for everything gets as much as there
     * may be.
     */
    int maxTokens() {
        return Math.min(MOST_TOKENS, number("max_tokens", USUAL_TOKENS, LEAST_TOKENS, Integer.MAX_VALUE));
    }

    Ref ref() {
        String id = required("id").strip();
        var match = ID.matcher(id);
        if (!match.matches()) {
            return KaggleLink.read(id);
        }
        String first = match.group(2);
        String second = match.group(3);
        if (match.group(1).equals("competition") == (second != null)) {
            throw invalid("Argument 'id' must be " + ToolForm.ID.description());
        }
        return switch (match.group(1)) {
            case "competition" -> Ref.competition(new Slug(first));
            case "dataset" -> Ref.dataset(first, second);
            default -> Ref.notebook(first, second);
        };
    }
}
