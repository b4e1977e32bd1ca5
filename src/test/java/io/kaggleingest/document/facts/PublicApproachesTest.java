package io.kaggleingest.document.facts;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.notebook.StatedScore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class PublicApproachesTest {
    private static final Notebook POPULAR = notebook("popular", "Look first", "No model, CV 0.99 of nothing.");
    private static final Notebook GOOD =
            notebook("good", "Trees [LB 0.80]", "# Trees\n\nMany of them.\n\n| a |\n|---|");
    private static final Notebook BETTER = notebook("better", "Better trees, public 0.85", "Please upvote! More.");
    private static final Notebook WILD = notebook("wild", "LB 0.97", "Honestly.");

    @Test
    void the_best_states_the_best_score_of_the_leaderboard() {
        var facts = facts(DirectionReader.HIGHER, "0.90", POPULAR, GOOD, BETTER);

        assertEquals(
                new Fact("Better trees, public 0.85 by o (3 votes, python)", "notebook o/better"),
                facts.get("best_public_approach"));
        assertEquals(new Fact("public 0.85", "notebook o/better"), facts.get("best_public_stated_score"));
        assertEquals(new Fact("More.", "notebook o/better"), facts.get("best_public_idea"));
        assertEquals(
                "Look first: CV 0.99; Trees [LB 0.80]: LB 0.80",
                facts.get("other_public_scores").value());
    }

    @Test
    void where_lower_is_better_the_lowest_is_the_best() {
        var facts = facts(DirectionReader.LOWER, "0.70", POPULAR, GOOD, BETTER);

        assertEquals("notebook o/good", facts.get("best_public_approach").source());
        assertEquals("Many of them.", facts.get("best_public_idea").value(), "without heading and table");
    }

    @Test
    void a_score_better_than_the_first_of_the_leaderboard_is_of_something_else() {
        assertEquals(
                "notebook o/better",
                facts(DirectionReader.HIGHER, "0.90", WILD, BETTER)
                        .get("best_public_approach")
                        .source());
        assertEquals(
                "notebook o/wild",
                facts(DirectionReader.HIGHER, "-", WILD, BETTER)
                        .get("best_public_approach")
                        .source());
    }

    @Test
    void without_a_direction_the_first_in_rank_is_the_best() {
        var facts = facts(null, "0.90", POPULAR, BETTER);

        assertEquals("notebook o/popular", facts.get("best_public_approach").source());
        assertEquals("CV 0.99", facts.get("best_public_stated_score").value());
        assertNull(facts(null, "0.90").get("best_public_approach"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GBM (CV 0.0297 / LB 0.0301)|CV 0.0297, LB 0.0301|0.0301",
                "It scores **0.75** here|scores 0.75|0.75",
                "CV accuracy 0.781, public 0.78.|CV accuracy 0.781, public 0.78|0.78",
                "robust to RMSLE. LB 0.0355.|LB 0.0355|0.0355",
                "MAE 4.66 on version 1.2.3|MAE 4.66|4.66",
                "score of version 1.12.3|-|0",
                "0.8 is not much|-|0",
            })
    void a_score_is_a_number_with_the_words_that_say_what_of(String text, String words, double value) {
        StatedScore score = StatedScore.find(text);

        assertEquals(words, score == null ? null : score.words());
        assertEquals(value, score == null ? 0 : score.value());
    }

    private static Map<String, Fact> facts(String direction, String first, Notebook... notebooks) {
        Facts facts = new Facts().add(FactName.METRIC_DIRECTION, direction, "page evaluation");
        new PublicApproaches(List.of(notebooks), List.of(new Standing(1, "team", first)), facts).add();
        return facts.all();
    }

    private static Notebook notebook(String slug, String title, String text) {
        List<Cell> cells = List.of(new Cell("markdown", text, null), new Cell("code", "score = 0.123", null));
        return new Notebook("o/" + slug, title, "o", 3, "python", "u", Sample.NOW, cells);
    }
}
