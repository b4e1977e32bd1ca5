package io.kaggleingest.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.ingest.Ingestion.Status;
import io.kaggleingest.kaggle.Ref;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IngestionPaceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final IngestionPace PACE = new IngestionPace(Map.of("competition", Duration.ofSeconds(20)), 4);

    @ParameterizedTest
    @CsvSource({
        "0,  20",
        "3,  20",
        "4,  40",
        "8,  60",
        "1000, 60",
    })
    void what_is_queued_waits_for_those_before_it_and_for_itself(int before, int seconds) {
        assertEquals(Duration.ofSeconds(seconds), PACE.remaining(queued("competition"), before, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        // so far, done, total, left
        "0,    0,  6, 20",
        "15,   2, 30, 5",
        "20,  15, 30, 10",
        "60,  29, 30, 2",
        "60,  30, 30, 1",
        "600,  1, 30, 60",
        "30,   0,  0, 1",
    })
    void what_runs_needs_what_is_left_of_the_usual_time_or_of_its_calls(int sofar, int done, int total, int seconds) {
        assertEquals(Duration.ofSeconds(seconds), PACE.remaining(running("competition", sofar, done, total), 0, NOW));
    }

    @Test
    void what_was_never_measured_is_worth_a_first_guess() {
        assertEquals(IngestionPace.UNMEASURED, PACE.remaining(queued("dataset"), 0, NOW));
        assertEquals(Duration.ofSeconds(10), new IngestionPace(Map.of(), 0).remaining(queued("dataset"), 1, NOW));
    }

    @Test
    void what_was_given_back_is_queued_like_any_other() {
        Ingestion again = ingestion("competition", Status.QUEUED, NOW.minusSeconds(300), 3, 30);

        assertEquals(Duration.ofSeconds(20), PACE.remaining(again, 0, NOW));
    }

    private static Ingestion queued(String kind) {
        return ingestion(kind, Status.QUEUED, null, 0, 0);
    }

    private static Ingestion running(String kind, int sofar, int done, int total) {
        return ingestion(kind, Status.RUNNING, NOW.minusSeconds(sofar), done, total);
    }

    private static Ingestion ingestion(String kind, Status status, Instant startedAt, int done, int total) {
        return new Ingestion(
                UUID.randomUUID(),
                Ref.ofRow(kind, "titanic", Ref.EVERYBODY),
                1,
                status,
                "stage",
                done,
                total,
                "",
                NOW,
                startedAt,
                null,
                null);
    }
}
