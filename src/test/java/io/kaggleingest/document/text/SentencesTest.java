package io.kaggleingest.document.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SentencesTest {

    @Test
    void lines_that_an_author_wrapped_are_one_again() {
        assertEquals(
                List.of("External data is allowed, if it is free.", "Name it."),
                Sentences.of("External data is allowed,\nif it is free. Name\nit."));
    }

    @Test
    void each_item_of_a_list_is_one_without_its_mark() {
        assertEquals(
                List.of("Total: $10", "$6", "$4 for the best baseline", "so be it"),
                Sentences.of("Total: **$10**\n\n1. $6\n2. $4 *for the best\n   baseline*\n\n> * so be it"));
    }

    @Test
    void each_row_of_a_table_is_one() {
        assertEquals(
                List.of("board, share", "public, 35 %"),
                Sentences.of("| board | share |\n|:---|---:|\n| **public** | 35 % |"));
    }

    @Test
    void headings_code_and_formulas_are_none() {
        assertEquals(
                List.of("Before.", "After."),
                Sentences.of("# External data\nBefore.\n```\nexternal data\n\nmore\n```\n\n$$x = 1$$\n\nAfter."));
    }

    @Test
    void of_links_and_emphasis_the_words_stay() {
        assertEquals(
                List.of("See the rules of 2 * 3 and snake_case_names."),
                Sentences.of("See [the *rules*](https://example.org/rules) of 2 * 3 and snake_case_names."));
    }

    @Test
    void a_beginning_ends_where_the_second_heading_begins() {
        assertEquals(
                List.of("Nine features.", "Trees.", "And time."),
                Sentences.beginning("# Solution\n\n## Summary\n\nNine features. Trees.\n\nAnd time.\n\n"
                        + "### What did not work\n\n- networks"));
    }

    @Test
    void what_never_ends_is_cut() {
        assertEquals(2_000, Sentences.of("word ".repeat(200_000)).get(0).length());
    }

    @Test
    void a_number_with_a_point_ends_nothing() {
        assertEquals(List.of("CC BY 4.0 applies.", "Fine."), Sentences.of("CC BY 4.0 applies. Fine."));
    }
}
