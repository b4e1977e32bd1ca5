package io.kaggleingest.context;

import java.time.Duration;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.kaggleingest.context.rendering.ContextAnswer;
import io.kaggleingest.ingest.Ingestion;

/** Answers without content: still under way, or failed. */
public final class Answers {

    private Answers() {}

    /** @param wait after which it is worth while to ask again */
    static Response processing(ContextAnswer answer, Duration wait) {
        return withoutContent(Response.ok(answer), wait);
    }

    static Response failure(Ingestion job, Duration wait) {
        return withoutContent(Response.status(job.failure().status()).entity(FailedAnswer.of(job)), wait);
    }

    private static Response withoutContent(Response.ResponseBuilder answer, Duration wait) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, notSooner(wait))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static long notSooner(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
