package io.kaggleingest.document.focus;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RelevanceTest {

    private static Passage text(String text) {
        return new Passage("", "", text, "");
    }

    private static double[] scores(String question, Passage... passages) {
        return Relevance.of(Question.of(question), List.of(passages));
    }

    @Test
    void a_word_counts_most_in_a_title_or_a_heading_and_least_in_code() {
        double[] scores = scores(
                "quay",
                new Passage("", "quay", "one two three", ""),
                new Passage("quay", "", "one two three", ""),
                text("quay two three"),
                new Passage("", "", "", "quay two three"),
                text("one two three"));

        assertTrue(scores[0] > scores[2] && scores[1] > scores[2] && scores[2] > scores[3], Arrays.toString(scores));
        assertTrue(scores[3] > 0);
        assertEquals(0, scores[4]);
    }

    @Test
    void a_rare_word_tells_more_than_one_that_is_everywhere() {
        double[] scores = scores("crane harbour", text("harbour one"), text("harbour crane"), text("harbour two"));

        assertTrue(scores[1] > 2 * scores[0], Arrays.toString(scores));
        assertTrue(scores[0] > 0, "a word that is everywhere tells something");
        assertEquals(scores[0], scores[2], "ties are ties");
    }

    @Test
    void a_question_in_other_words_finds_its_answer() {
        double[] scores = scores(
                "how do they judge my file",
                text("Cranes lift containers over the quay."),
                text("Submissions are scored by log loss."));

        assertTrue(scores[1] > scores[0]);
    }

    @Test
    void the_word_itself_tells_more_than_another_for_the_same() {
        double[] scores = scores("metric", text("evaluation one two"), text("metric one two"), text("one two"));

        assertTrue(scores[1] > scores[0] && scores[0] > scores[2]);
    }

    @Test
    void a_row_of_a_long_table_answers_as_well_as_a_row_alone() {
        String table =
                "| fare | of the whole ticket |\n" + "| other | words of other rows, some more of them |\n".repeat(50);
        double[] scores = scores("fare", text(table), text("| fare | of the whole ticket |"), text("something else"));

        assertTrue(scores[0] > scores[1] / 2, Arrays.toString(scores));
    }

    @Test
    void nothing_to_look_for_and_nothing_to_look_at() {
        assertArrayEquals(new double[] {0}, scores("", text("one")));
        assertArrayEquals(new double[] {0}, scores("?!", text("one")));
        assertArrayEquals(new double[] {}, scores("one"));
        assertTrue(
                scores("what is it", text("it is"))[0] > 0,
                "words of every question are looked for if there are no others");
    }

    @Test
    void scripts_without_blanks() {
        double[] scores = scores("評価指標は何ですか", text("この大会の評価指標は AUC です"), text("潮汐のデータ"));

        assertTrue(scores[0] > 0);
        assertEquals(0, scores[1]);
    }
}
