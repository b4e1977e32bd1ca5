package io.kaggleingest.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links into the storage, signed over path and query, good for ten minutes. */
final class Links {

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern SIGNED = Pattern.compile("(.*&X-Goog-Date=([^&]*)&.*)&X-Goog-Signature=([0-9a-f]+)");

    private final Signature signature;
    private final Clock clock;
    private final String host;

    Links(Signature signature, Clock clock, String host) {
        this.signature = signature;
        this.clock = clock;
        this.host = host;
    }

    String sign(String path) {
        String query = "X-Goog-Algorithm=GOOG4-HMAC-SHA256&X-Goog-Credential=sandbox%2Fstorage%2Fgoog4_request"
                + "&X-Goog-Date=" + DATE.format(clock.instant())
                + "&X-Goog-Expires=" + VALID.toSeconds() + "&X-Goog-SignedHeaders=host";
        String rawPath = encode(path);
        return "http://" + host + rawPath + "?" + query + "&X-Goog-Signature=" + signature.of(rawPath + "?" + query);
    }

    /** Whether this is a link of ours, to the letter, and not too old. */
    boolean valid(URI link) {
        Matcher parts = SIGNED.matcher(link.getRawQuery() == null ? "" : link.getRawQuery());
        if (!parts.matches() || !signature.matches(link.getRawPath() + "?" + parts.group(1), parts.group(3))) {
            return false;
        }
        try {
            Instant signedAt = DATE.parse(parts.group(2), Instant::from);
            return clock.instant().isBefore(signedAt.plus(VALID));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String encode(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a path: " + path, e);
        }
    }
}
