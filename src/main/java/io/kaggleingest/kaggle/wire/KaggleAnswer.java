package io.kaggleingest.kaggle.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.resteasy.reactive.RestResponse;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.KaggleProblem;

/**
 * One answer of the API: JSON, a redirect, or a problem. Errors come nested ({@code {"error":{"code","message"}}}), flat
 * ({@code {"code","message"}}), with status 200, or as a load balancer's HTML (docs/kaggle-wire.md#errors).
 */
record KaggleAnswer(CallSubject subject, int status, byte[] body, String location, Optional<Duration> retryAfter) {

    static final ObjectMapper MAPPER = new ObjectMapper();

    static KaggleAnswer of(CallSubject subject, RestResponse<?> response, Instant now) {
        return new KaggleAnswer(
                subject,
                response.getStatus(),
                bytes(response.getEntity()),
                response.getHeaderString(HttpHeaders.LOCATION),
                RetryAfter.parse(response.getHeaderString(HttpHeaders.RETRY_AFTER), now));
    }

    /** The JSON object in the body, or the problem that is there instead. */
    JsonNode json() {
        if (status >= 400) {
            throw problem(status, errorMessage(read().orElse(MAPPER.nullNode())));
        }
        if (status != 200) {
            throw KaggleProblem.unusable(subject, "status " + status);
        }
        JsonNode json = read().filter(JsonNode::isObject)
                .orElseThrow(() -> KaggleProblem.unusable(subject, "its body is not a JSON object"));
        int code = errorCode(json);
        if (code >= 400) {
            throw problem(code, errorMessage(json));
        }
        return json;
    }

    /** Where the API sends a download to: a signed URL, as secret as a key while it lasts. */
    String redirect() {
        if (status >= 300 && status < 400 && location != null) {
            return location;
        }
        json();
        throw KaggleProblem.unusable(subject, "it does not say where the bytes are");
    }

    /** Of a whole leaderboard, which comes as a zip where other answers are JSON. */
    List<String> scores() {
        boolean zip = status == 200 && body.length > 1 && body[0] == 'P' && body[1] == 'K';
        if (!zip) {
            json();
            throw KaggleProblem.unusable(subject, "it is no zip");
        }
        try {
            return LeaderboardZip.scores(body);
        } catch (IOException failure) {
            throw KaggleProblem.unusable(subject, "its zip holds no leaderboard");
        }
    }

    private KaggleProblem problem(int code, String message) {
        if (code == 401) {
            return KaggleProblem.refusedCredentials(subject);
        }
        if (code == 403 || code == 404) {
            return speaksOfRules(message) ? KaggleProblem.rulesNotAccepted(subject) : KaggleProblem.notFound(subject);
        }
        if (code == 429) {
            return KaggleProblem.rateLimited(subject, retryAfter.orElse(null));
        }
        if (code == 408 || code >= 500) {
            return KaggleProblem.brokenDown(subject, code, retryAfter.orElse(null));
        }
        return KaggleProblem.unusable(subject, "status " + code);
    }

    private boolean speaksOfRules(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return subject.competition() != null && (text.contains("rules") || text.contains("participate"));
    }

    private Optional<JsonNode> read() {
        try {
            return Optional.ofNullable(MAPPER.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The REST client decodes bodies of success only; that of an error is a stream over bytes that are there. */
    private static byte[] bytes(Object entity) {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        try {
            return entity instanceof InputStream stream ? stream.readAllBytes() : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int errorCode(JsonNode json) {
        JsonNode error = json.path("error");
        return error.isObject()
                ? error.path("code").asInt(500)
                : json.path("code").asInt();
    }

    private static String errorMessage(JsonNode json) {
        return json.path("error").path("message").asText(json.path("message").asText(""));
    }
}
