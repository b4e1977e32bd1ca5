package io.kaggleingest.kaggle.wire;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.web.AdjustableClock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class KindPauseTest {

    private final AdjustableClock clock = new AdjustableClock();
    private final KindPause pause = new KindPause(clock);

    @Test
    void what_one_call_was_told_holds_for_all_until_it_is_over() {
        pause.heed(KaggleProblem.brokenDown(CallSubject.competitions(false), 503, Duration.ofMinutes(5)));
        pause.heed(KaggleProblem.brokenDown(CallSubject.competitions(false), 503, Duration.ofMinutes(1)));

        clock.advance(Duration.ofMinutes(4));
        assertFalse(pause.left().isZero());

        clock.advance(Duration.ofMinutes(1));
        assertEquals(Duration.ZERO, pause.left());
    }

    @Test
    void a_failure_without_a_wait_pauses_nobody() {
        pause.heed(KaggleProblem.brokenDown(CallSubject.competitions(false), 500, null));

        assertEquals(Duration.ZERO, pause.left());
    }
}
