package io.kaggleingest.document.facts;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QuoteRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            evaluation | leaderboard_split   | The public leaderboard uses 30 % of the test data.
            data       | test_set            | The test rows are later than the training rows.
            data       | test_set            | Your code is re-run against photos that nobody has seen.
            rules      | external_data       | External data is allowed if it is public.
            rules      | external_data       | Pre-trained models may be used.
            code       | external_data       | No external data!
            evaluation | external_data       | Feel free to use the original data.
            Code Requirements | code_rules   | No custom packages.
            Timeline   | code_rules          | Notebooks that are still running then are ignored.
            rules      | team_rules          | Team mergers are allowed until the deadline.
            rules      | conduct_rules       | Private sharing of code is not permitted.
            data       | conduct_rules       | Please do not label by hand.
            rules      | winners_obligations | Winners publish their code under the MIT licence.
            rules      | data_license        | The data is licensed under CC BY 4.0.
            data       | data_license        | Images are for research and academic use only.
            rules      | eligibility         | Employees of the host are not eligible.
            prizes     | prize_conditions    | Winners must attend the meeting in Turku.
            overview   | status              | This competition has ended.
            """)
    void each_fact_is_quoted_from_a_page_that_tells_it(String page, String name, String text) {
        Fact fact = facts(new Page(page, "Welcome to all of you.\n\n" + text)).get(name);

        assertEquals(new Fact(text, "page " + page), fact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            rules       | data_license      | Winning code is licensed under MIT.
            evaluation  | leaderboard_split | The public leaderboard is a game.
            data        | conduct_rules     | Raters who cheated were disqualified.
            Judges      | eligibility       | Only open code is eligible.
            description | status            | Once the competition is over, we publish all labels.
            workshop    | external_data     | External data is allowed in demos.
            prizes      | prize_conditions  | Winners are eligible to receive:
            """)
    void a_word_alone_or_on_another_page_is_no_fact(String page, String name, String text) {
        assertNull(facts(new Page(page, text)).get(name));
    }

    @Test
    void pages_that_say_the_same_thing_are_quoted_together() {
        var facts = facts(
                new Page("Code Requirements", "- Free external data is allowed"),
                new Page("rules", "External data must be named."));

        assertEquals(
                new Fact(
                        "Free external data is allowed; External data must be named.",
                        "pages Code Requirements, rules"),
                facts.get("external_data"));
    }

    @Test
    void a_long_sentence_is_quoted_from_a_little_before_what_it_is_quoted_for() {
        String text =
                "Whereas " + "the parties of the first part agree ".repeat(20) + "that external data is forbidden";
        String quoted =
                facts(new Page("rules", text)).get("external_data").value().toString();

        assertTrue(quoted.startsWith("… ") && quoted.endsWith("that external data is forbidden"), quoted);
        assertTrue(quoted.length() < 150, quoted);
    }

    @Test
    void sentences_that_do_not_fit_a_fact_any_more_are_left_out_whole() {
        String rule = "Private sharing is not permitted, paragraph " + "x".repeat(80) + ".";
        String quoted = facts(
                        new Page("rules", rule + "\n\n" + rule.replace('x', 'y') + "\n\n" + rule.replace('x', 'z')))
                .get("conduct_rules")
                .value()
                .toString();

        assertTrue(quoted.contains("xxx") && quoted.contains("yyy"), quoted);
        assertFalse(quoted.contains("zzz") || quoted.contains("…"), quoted);
    }

    private static Map<String, Fact> facts(Page... pages) {
        Facts facts = new Facts();
        var passages = Stream.of(pages)
                .flatMap(page -> Passages.of(page.name(), page.markdown()).stream())
                .toList();
        QuoteRule.ALL.forEach(rule -> rule.add(passages, facts));
        QuoteRule.STATUS.add(passages, facts);
        return facts.all();
    }
}
