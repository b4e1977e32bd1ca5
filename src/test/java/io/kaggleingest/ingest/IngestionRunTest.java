package io.kaggleingest.ingest;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IngestionRunTest {

    private static final Duration LEASE = Duration.ofHours(1);

    private final IngestionRun run = new IngestionRun(UUID.randomUUID(), null);

    @Test
    void a_heart_beats_at_news_and_once_at_a_time() {
        assertTrue(run.mayBeat(LEASE));
        run.progress().step();
        assertFalse(run.mayBeat(LEASE));

        run.beaten(true);

        assertTrue(run.mayBeat(LEASE));
        run.beaten(true);
        assertFalse(run.mayBeat(LEASE));
    }

    @Test
    void a_beat_that_nobody_heard_is_repeated_at_once() {
        assertTrue(run.mayBeat(LEASE));
        run.beaten(false);

        assertTrue(run.mayBeat(LEASE));
        run.beaten(true);
        assertFalse(run.mayBeat(LEASE));
    }

    @Test
    void a_heart_beats_while_the_end_is_written() {
        run.end();

        assertTrue(run.mayBeat(LEASE));
    }
}
