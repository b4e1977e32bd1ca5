package io.kaggleingest.context;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jakarta.ws.rs.core.Response;

/** What callers prefer (RFC 7240). A preference that makes no sense is ignored, as the standard wants it. Pure. */
final class Prefer {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    /** Proxies give up on an answer at about a minute. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** Nobody prefers that much. */
    private static final int LONGEST_HEADER = 1000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern PREFERENCE = Pattern.compile("\\G[\\s,]*+(" + TOKEN + ")(?:\\s*+=\\s*+(" + TOKEN + "|"
            + QUOTED + ")?)?+(?:\\s*+;(?:[^,\"]|" + QUOTED + ")*+)?+\\s*+(?=,|$)");
    private static final Pattern SECONDS = Pattern.compile("0*+([0-9]*+)");

    private Prefer() {}

    /** How long the caller would rather wait than be told to come back; of several wishes the first one counts. */
    static Optional<Duration> wait(List<String> headers) {
        String all = String.join(",", headers);
        if (all.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        Matcher preference = PREFERENCE.matcher(all);
        while (preference.find()) {
            if (preference.group(1).equalsIgnoreCase("wait")) {
                return Optional.ofNullable(preference.group(2)).flatMap(Prefer::seconds);
            }
        }
        return Optional.empty();
    }

    static void confirm(Response answer, Duration limit) {
        answer.getHeaders().putSingle(APPLIED, "wait=" + limit.toSeconds());
    }

    private static Optional<Duration> seconds(String text) {
        Matcher digits = SECONDS.matcher(text.startsWith("\"") ? text.substring(1, text.length() - 1) : text);
        if (!digits.matches() || digits.group(1).isEmpty()) {
            return Optional.empty();
        }
        boolean longest = digits.group(1).length() > 2 || Integer.parseInt(digits.group(1)) > LONGEST_WAIT.toSeconds();
        return Optional.of(longest ? LONGEST_WAIT : Duration.ofSeconds(Integer.parseInt(digits.group(1))));
    }
}
