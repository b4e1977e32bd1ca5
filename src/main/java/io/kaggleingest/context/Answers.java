package io.kaggleingest.context;

import java.time.Duration;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.kaggleingest.ingest.Ingestion;

/** Answers without content: still under way, or failed. */
final class Answers {

    private Answers() {}

    /** @param left after which it is worth while to ask again */
    static Response processing(ContextAnswer answer, Duration left) {
        return withoutContent(Response.ok(answer), left);
    }

    static Response failed(Ingestion job, Duration left) {
        return withoutContent(Response.status(job.failure().status()).entity(FailedAnswer.of(job)), left);
    }

    private static Response withoutContent(Response.ResponseBuilder answer, Duration left) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, notSooner(left))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static long notSooner(Duration left) {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }
}
