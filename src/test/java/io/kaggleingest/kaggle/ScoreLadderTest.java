package io.kaggleingest.kaggle;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.kaggle.ScoreLadder.Rung;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ScoreLadderTest {

    /** The table at www.kaggle.com/progression, and its two examples of gold medals. */
    @ParameterizedTest
    @CsvSource({
        "1,1,1,1",
        "9,1,1,3",
        "50,5,10,20",
        "99,9,19,39",
        "100,10,20,40",
        "249,10,49,99",
        "250,10,50,100",
        "500,11,50,100",
        "999,11,50,100",
        "1000,12,50,100",
        "5000,20,250,500"
    })
    void medals_end_where_kaggle_says(int teams, int gold, int silver, int bronze) {
        ScoreLadder ladder = ScoreLadder.of(scores(teams));

        assertEquals(
                List.of(teams, gold, silver, bronze),
                List.of(
                        ladder.teams(),
                        ladder.gold().rank(),
                        ladder.silver().rank(),
                        ladder.bronze().rank()));
        assertEquals("s" + gold, ladder.gold().score());
    }

    @Test
    void the_median_is_the_better_of_the_two_in_the_middle() {
        assertEquals(new Rung(2, "s2"), ScoreLadder.of(scores(3)).median());
        assertEquals(new Rung(2, "s2"), ScoreLadder.of(scores(4)).median());
    }

    @Test
    void without_teams_there_is_none() {
        assertThrows(IllegalArgumentException.class, () -> ScoreLadder.of(List.of()));
    }

    private static List<String> scores(int teams) {
        return IntStream.rangeClosed(1, teams).mapToObj(rank -> "s" + rank).toList();
    }
}
