package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.KaggleProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BackoffTest {

    private static final CallSubject ASKED = CallSubject.of(FakeKaggle.competition("titanic"), false);
    private static final KaggleProblem BROKEN = KaggleProblem.brokenDown(ASKED, 500, null);

    private final Backoff backoff = backoff(1);

    @Test
    void doubles_its_wait_up_to_the_longest() {
        assertEquals(Optional.of(Duration.ofSeconds(1)), backoff.waitAfter(1, BROKEN));
        assertEquals(Optional.of(Duration.ofSeconds(2)), backoff.waitAfter(2, BROKEN));
        assertEquals(Optional.of(Duration.ofSeconds(4)), backoff.waitAfter(3, BROKEN));
        assertEquals(Optional.of(Duration.ofSeconds(10)), backoff.waitAfter(8, BROKEN));
    }

    @Test
    void spreads_it_over_the_upper_half() {
        assertEquals(Optional.of(Duration.ofMillis(500)), backoff(0).waitAfter(1, BROKEN));
        assertEquals(Optional.of(Duration.ofMillis(750)), backoff(0.5).waitAfter(1, BROKEN));
    }

    @Test
    void ends_with_the_last_try() {
        assertEquals(Optional.empty(), backoff.waitAfter(9, BROKEN));
    }

    @Test
    void takes_kaggles_wait_only_where_it_is_longer() {
        assertEquals(Optional.of(Duration.ofSeconds(7)), backoff(0).waitAfter(1, limited(7)));
        assertEquals(Optional.of(Duration.ofSeconds(10)), backoff(0).waitAfter(1, limited(10)));
        assertEquals(Optional.of(Duration.ofSeconds(4)), backoff.waitAfter(3, limited(1)));
    }

    @Test
    void spreads_kaggles_wait_upwards_only() {
        assertEquals(Optional.of(Duration.ofMillis(7500)), backoff(0.5).waitAfter(1, limited(7)));
    }

    @Test
    void names_a_wait_with_its_last_word_about_a_limit() {
        KaggleProblem silent = KaggleProblem.rateLimited(ASKED, null);

        assertEquals(
                Optional.of(Duration.ofSeconds(10)), backoff.lastWord(silent).retryAfter());
        assertEquals(
                Optional.of(Duration.ofSeconds(70)),
                backoff.lastWord(limited(70)).retryAfter());
        assertEquals(Optional.empty(), backoff.lastWord(BROKEN).retryAfter());
    }

    @Test
    void has_no_patience_beyond_the_longest_wait() {
        assertEquals(Optional.empty(), backoff.waitAfter(1, limited(11)));
    }

    @Test
    void knows_what_no_wait_mends() {
        assertEquals(Optional.empty(), backoff.waitAfter(1, KaggleProblem.notFound(ASKED)));
        assertEquals(Optional.empty(), backoff.waitAfter(1, KaggleProblem.refusedCredentials(ASKED)));
        assertEquals(Optional.empty(), backoff.waitAfter(1, KaggleProblem.timeout(ASKED)));
        assertEquals(Optional.empty(), backoff.waitAfter(1, KaggleProblem.staleUrl(ASKED)));
    }

    private static Backoff backoff(double jitter) {
        return new Backoff(9, Duration.ofSeconds(1), Duration.ofSeconds(10), () -> jitter);
    }

    private static KaggleProblem limited(int seconds) {
        return KaggleProblem.rateLimited(ASKED, Duration.ofSeconds(seconds));
    }
}
