package io.kaggleingest.context;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.account.Caller;
import io.kaggleingest.account.Scope;
import io.kaggleingest.context.rendering.Coding;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.context.rendering.Representation;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration FRESHNESS = Duration.ofDays(3);
    private static final Ref TITANIC = Ref.competition(new Slug("titanic"));

    /** What is kept: fresh or stale content or nothing; what the latest ingestion is; what the request is like. */
    @ParameterizedTest
    @CsvSource({
        "nothing, none,     GET,     covered, BEGIN",
        "nothing, none,     GET,     poor,    REFUSE",
        "nothing, none,     HEAD,    covered, BEGIN",
        "nothing, queued,   GET,     covered, WAIT",
        "nothing, running,  GET,     poor,    WAIT",
        "nothing, failed,   GET,     covered, FAIL",
        "nothing, failed,   REFRESH, covered, FAIL",
        "nothing, over,     GET,     covered, BEGIN",
        "nothing, over,     GET,     poor,    REFUSE",
        "fresh,   none,     GET,     covered, SERVE",
        "fresh,   none,     GET,     poor,    SERVE",
        "fresh,   none,     REFRESH, covered, SERVE_AND_REFRESH",
        "fresh,   none,     REFRESH, poor,    SERVE",
        "fresh,   running,  REFRESH, covered, SERVE",
        "young,   none,     REFRESH, covered, SERVE",
        "stale,   none,     GET,     covered, SERVE_AND_REFRESH",
        "stale,   none,     GET,     poor,    SERVE",
        "stale,   none,     HEAD,    covered, SERVE",
        "stale,   running,  GET,     covered, SERVE",
        "stale,   failed,   GET,     covered, SERVE",
        "stale,   over,     GET,     covered, SERVE_AND_REFRESH",
    })
    void what_is_done_follows_from_request_and_state(
            String kept, String latest, String request, String balance, Decision expected) {
        ContextCall call = call(TITANIC, null, request);

        assertEquals(
                expected, Decision.of(call, state(kept, latest, TITANIC), balance.equals("covered"), NOW, FRESHNESS));
    }

    /** Nobody but the caller has the key, so that what is private is fetched only for who brings it. */
    @ParameterizedTest
    @CsvSource({
        "stale,   none,   without, SERVE",
        "stale,   none,   with,    SERVE_AND_REFRESH",
        "nothing, failed, with,    FAIL",
        "nothing, failed, refresh, BEGIN",
    })
    void what_is_private_needs_the_callers_key(String kept, String latest, String key, Decision expected) {
        Ref own = TITANIC.of(7);
        KaggleCredentials credentials = key.equals("without") ? null : new KaggleCredentials("somebody", "not-a-key");
        ContextCall call = call(own, credentials, key.equals("refresh") ? "REFRESH" : "GET");

        assertEquals(expected, Decision.of(call, state(kept, latest, own), true, NOW, FRESHNESS));
    }

    private static ContextCall call(Ref ref, @Nullable KaggleCredentials credentials, String request) {
        return new ContextCall(
                ref,
                credentials,
                new ContextRequest(
                        new Selection(3, null, List.of()),
                        new Representation(Format.TOON, true),
                        request.equals("REFRESH")),
                new Caller(7, UUID.randomUUID(), "you@example.com", "free", 10, NOW, Set.of(Scope.values()), null, 0),
                "request",
                null,
                null,
                Optional.empty(),
                request.equals("HEAD"),
                Coding.IDENTITY,
                null);
    }

    private static ResourceState state(String kept, String latest, Ref ref) {
        Duration age =
                switch (kept) {
                    case "young" -> Duration.ofSeconds(30);
                    case "fresh" -> Duration.ofDays(2);
                    case "stale" -> Duration.ofDays(4);
                    default -> null;
                };
        return new ResourceState(
                Optional.ofNullable(age).map(old -> new ResourceState.KeptContext(NOW.minus(old), 1, "content")),
                ingestion(latest, ref));
    }

    private static Optional<Ingestion> ingestion(String latest, Ref ref) {
        return switch (latest) {
            case "queued" -> Optional.of(ingestion(ref, Ingestion.Status.QUEUED, null));
            case "running" -> Optional.of(ingestion(ref, Ingestion.Status.RUNNING, null));
            case "failed" -> Optional.of(ingestion(ref, Ingestion.Status.FAILED, NOW.plusSeconds(60)));
            case "over" -> Optional.of(ingestion(ref, Ingestion.Status.FAILED, NOW.minusSeconds(60)));
            default -> Optional.empty();
        };
    }

    private static Ingestion ingestion(Ref ref, Ingestion.Status status, @Nullable Instant retryAt) {
        return new Ingestion(
                UUID.randomUUID(),
                ref,
                7,
                status,
                "stage",
                0,
                0,
                "message",
                NOW.minusSeconds(300),
                null,
                null,
                retryAt == null ? null : new Ingestion.Failure(404, "kaggle_not_found", retryAt));
    }
}
