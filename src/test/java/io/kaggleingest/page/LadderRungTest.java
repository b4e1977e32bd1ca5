package io.kaggleingest.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.kaggle.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LadderRungTest {

    @Test
    void the_sentence_of_the_document_becomes_its_numbers() {
        List<LadderRung> ladder = LadderRung.of(document(
                "70 teams, gold to rank 7 0.83000, silver to rank 14 0.81, bronze to rank 28 -1.5, median 0.78000 (no"
                        + " medals are awarded); best public notebook states: LB 0.81",
                "1.00000"));

        assertEquals(
                List.of(
                        new LadderRung("first", 1, 1.0),
                        new LadderRung("gold", 7, 0.83),
                        new LadderRung("silver", 14, 0.81),
                        new LadderRung("bronze", 28, -1.5),
                        new LadderRung("median", null, 0.78)),
                ladder);
    }

    @Test
    void scores_that_are_no_numbers_are_not_drawn() {
        assertEquals(
                List.of(new LadderRung("median", null, 2.0)),
                LadderRung.of(document("3 teams, gold to rank 1 n/a, median 2", "1:02:03")));
    }

    @Test
    void without_a_ladder_there_is_nothing() {
        assertEquals(List.of(), LadderRung.of(document(null, "1")));
    }

    private static ContextDocument document(String ladder, String first) {
        return new ContextDocument(
                Kind.COMPETITION,
                "a",
                "A",
                "https://www.kaggle.com/competitions/a",
                ContextDocument.Source.SANDBOX,
                Instant.EPOCH,
                ladder == null ? Map.of() : Map.of("score_ladder", new Fact(ladder, "leaderboard")),
                null,
                null,
                null,
                List.of(new Standing(1, "Team", first)),
                null,
                null,
                null,
                null);
    }
}
