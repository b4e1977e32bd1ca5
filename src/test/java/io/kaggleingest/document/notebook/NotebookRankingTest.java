package io.kaggleingest.document.notebook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.Sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NotebookRankingTest {
    private static final Instant NOW = Sample.NOW;

    @Test
    void each_further_vote_weighs_less() {
        assertEquals(0, NotebookRanking.weight(0, NOW, NOW));
        assertTrue(weight(20, 0) - weight(10, 0) > weight(110, 0) - weight(100, 0));
        assertTrue(weight(110, 0) > weight(100, 0));
    }

    @Test
    void weight_halves_in_three_years() {
        assertEquals(weight(50, 0) / 2, weight(50, 3 * 365), 1e-9);
        assertEquals(weight(9, 0), weight(99, 3 * 365), 1e-9);
    }

    @Test
    void odd_values_are_harmless() {
        assertEquals(0, weight(-5, 0));
        assertEquals(weight(7, 0), NotebookRanking.weight(7, NOW.plusSeconds(3600), NOW), "run in the future");
        assertEquals(weight(7, 3 * 365), NotebookRanking.weight(7, null, NOW));
    }

    @Test
    void best_first_and_equals_in_kaggles_order() {
        List<Notebook> ranked = NotebookRanking.best(
                List.of(
                        notebook("old", 99, 6 * 365),
                        notebook("a", 5, 10),
                        notebook("b", 5, 10),
                        notebook("top", 50, 30)),
                NOW);

        assertEquals(
                List.of("top", "a", "b", "old"),
                ranked.stream().map(Notebook::ref).toList());
    }

    private static double weight(int votes, int daysAgo) {
        return NotebookRanking.weight(votes, NOW.minus(Duration.ofDays(daysAgo)), NOW);
    }

    private static Notebook notebook(String ref, int votes, int daysAgo) {
        return new Notebook(ref, ref, "a", votes, "python", "u", NOW.minus(Duration.ofDays(daysAgo)), List.of());
    }
}
