package io.kaggleingest.document.facts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PageFactsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            evaluation | task                | For each `id` predict `y`.
            evaluation | scoring             | Submissions are scored on the mean of medians.
            evaluation | leaderboard_split   | The public leaderboard uses 30 % of the test data.
            evaluation | submission_rules    | Negative predictions are refused.
            data       | test_set            | The test rows are later than the training rows.
            prizes     | prizes              | 1. First place: $6,000
            rules      | external_data       | External data is allowed if it is public.
            rules      | external_data       | Pre-trained models may be used.
            code       | external_data       | No external data!
            Code Requirements | code_rules   | CPU Notebook <= 9 hours run-time
            rules      | team_rules          | Team mergers are allowed until the deadline.
            rules      | final_submissions   | You may select up to 2 final submissions for judging.
            rules      | conduct_rules       | Private sharing of code is not permitted.
            rules      | winners_obligations | Winners publish their code under the MIT licence.
            rules      | data_license        | The data is licensed CC BY 4.0.
            rules      | eligibility         | Employees of the host are not eligible.
            overview   | status              | This competition has ended.
            """)
    void each_fact_is_quoted_from_the_page_that_tells_it(String page, String name, String text) {
        Fact fact =
                facts(new Page(page, "Welcome to all of you.\n\n" + text)).all().get(name);

        assertEquals(new Fact(text.replaceFirst("^1\\. ", "").strip(), "page " + page), fact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            description | prizes            | I paid $20 for this.
            rules       | submission_rules  | Late entries are refused.
            rules       | task              | For each member predict nothing.
            rules       | data_license      | Winning code is licensed under MIT.
            evaluation  | leaderboard_split | The public leaderboard is a game.
            """)
    void a_word_alone_or_on_another_page_is_no_fact(String page, String name, String text) {
        assertNull(facts(new Page(page, text)).all().get(name));
    }

    @Test
    void what_says_whether_goes_before_what_only_mentions() {
        var facts = facts(
                        new Page("Timeline", "1 March 2027: last day to post external data"),
                        new Page("rules", "External data is allowed if it is public."))
                .all();

        assertEquals(new Fact("External data is allowed if it is public.", "page rules"), facts.get("external_data"));
    }

    @Test
    void pages_that_say_the_same_thing_are_quoted_together() {
        var facts = facts(
                        new Page("Code Requirements", "Free external data is allowed"),
                        new Page("rules", "External data must be named."))
                .all();

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
        String quoted = facts(new Page("rules", text))
                .all()
                .get("external_data")
                .value()
                .toString();

        assertTrue(quoted.startsWith("… ") && quoted.endsWith("that external data is forbidden"), quoted);
        assertTrue(quoted.length() < 150, quoted);
    }

    @Test
    void sentences_that_do_not_fit_a_fact_any_more_are_left_out_whole() {
        String rule = "Private sharing is not permitted, paragraph " + "x".repeat(80) + ".";
        String quoted = facts(new Page(
                        "rules", (rule + "\n\n").repeat(1) + rule.replace('x', 'y') + "\n\n" + rule.replace('x', 'z')))
                .all()
                .get("conduct_rules")
                .value()
                .toString();

        assertTrue(quoted.contains("xxx") && quoted.contains("yyy"), quoted);
        assertFalse(quoted.contains("zzz") || quoted.contains("…"), quoted);
    }

    @Test
    void deadlines_are_quoted_where_kaggle_names_none() {
        Page timeline = new Page(
                "Timeline",
                "* **March 8, 2027** – Entry deadline\n* **March 8, 2027** – Team merger deadline\n"
                        + "* **March 15, 2027** – Final submission deadline\n\nThe final deadline is strict.");
        Facts known = new Facts().add("deadline", "2027-03-15T23:59:00Z", "competition");
        new PageFacts(List.of(timeline), known).dates();

        assertEquals(
                new Fact("March 15, 2027 – Final submission deadline", "page Timeline"),
                facts(timeline).all().get("stated_deadline"));
        assertNull(facts(timeline).all().get("deadline"), "what reads deadlines as times must not find a sentence");
        assertNull(known.all().get("stated_deadline"));
        assertEquals(
                "March 8, 2027 – Entry deadline",
                known.all().get("stated_entry_deadline").value());
        assertEquals(
                "March 8, 2027 – Team merger deadline",
                known.all().get("stated_merger_deadline").value());
    }

    @Test
    void what_pages_say_of_files_is_found_by_their_names() {
        Facts facts = new Facts();
        new PageFacts(List.of(new Page("data", "`a(1).csv`: one column\n\naa1b.csv: another")), facts)
                .files(List.of("a(1).csv", "missing.csv"));

        assertEquals(
                new Fact("`a(1).csv`: one column", "page data"), facts.all().get("files_described"));
    }

    @ParameterizedTest
    @CsvSource({
        "RMSE, lower is better",
        "Root Mean Squared Logarithmic Error, lower is better",
        "log-loss, lower is better",
        "AUC, higher is better",
        "F-Score (Macro), higher is better",
        "Weighted RMSE of ranks, ",
        "Custom Metric, "
    })
    void the_direction_of_a_metric_that_is_named_exactly_is_known(String metric, String direction) {
        Facts facts = new Facts().add("metric", metric, "competition");
        new PageFacts(List.of(), facts).evaluation();

        assertEquals(
                direction == null ? null : new Fact(direction, "metric " + metric),
                facts.all().get("metric_direction"));
    }

    @Test
    void what_the_host_says_of_the_direction_goes_before_what_is_known() {
        Facts facts = new Facts().add("metric", "RMSE", "competition");
        new PageFacts(List.of(new Page("evaluation", "We report 1 - RMSE: higher is better.")), facts).evaluation();

        assertEquals(
                new Fact("higher is better", "page evaluation"), facts.all().get("metric_direction"));
    }

    private static Facts facts(Page... pages) {
        Facts facts = new Facts();
        PageFacts texts = new PageFacts(List.of(pages), facts);
        texts.task();
        texts.evaluation();
        texts.dates();
        texts.status();
        texts.prizes();
        texts.rules();
        texts.submission();
        return facts;
    }
}
