package io.kaggleingest.document.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.discussion.ParsedDiscussion.Message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class DiscussionFactsTest {
    private static final Instant DAY = Instant.parse("2026-11-09T09:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            leak_warning       | The id leaks the target.
            leak_warning       | There are duplicates in train.
            leak_warning       | The test set overlaps with it.
            data_warning       | We have replaced test.csv today.
            data_warning       | Some labels were wrong in the first version.
            metric_warning     | The metric had a bug until yesterday.
            metric_warning     | All submissions are rescored.
            validation_warning | My CV is 0.9 but the leaderboard says 0.7.
            validation_warning | Use grouped folds or cry.
            rules_warning      | Two teams were disqualified.
            rules_warning      | The deadline has been extended by a week.
            """)
    void the_sentence_that_warns_is_quoted_with_its_topic(String name, String sentence) {
        var facts = facts(topic(7, "Look", "Ada", false, "Hello there.\n\n" + sentence));

        assertEquals(Map.of(name, new Fact("Look: " + sentence, "topic 7")), facts);
    }

    @Test
    void what_follows_in_the_paragraph_is_quoted_too_and_only_once() {
        var facts = facts(topic(
                7, "Folds", "Ada", false, "Hi. Random folds lie. They leak. Nothing more.\n\nAnother paragraph."));

        assertEquals(
                Map.of(
                        "leak_warning",
                        new Fact("Folds: They leak. Nothing more.", "topic 7"),
                        "validation_warning",
                        new Fact("Folds: Random folds lie.", "topic 7")),
                facts);
    }

    @Test
    void a_title_that_warns_is_told_with_the_beginning_of_its_topic() {
        var facts = facts(topic(7, "Duplicates everywhere", "Ada", false, "Group by text and see."));

        assertEquals(new Fact("Duplicates everywhere: Group by text and see.", "topic 7"), facts.get("leak_warning"));
    }

    @Test
    void what_readers_voted_down_warns_nobody() {
        ParsedDiscussion one = ParsedDiscussion.of(
                Sample.topic(7, "Look", "Ada", 1, DAY, false),
                List.of(
                        Sample.message("Ada", 1, DAY, "Hello."),
                        Sample.message("Troll", -3, DAY.plusSeconds(60), "It leaks.")));

        assertEquals(Map.of(), facts(one));
    }

    @Test
    void announcements_are_quoted_the_latest_first() {
        var facts = facts(
                topic(1, "Welcome", "Host", true, "Be kind."),
                ParsedDiscussion.of(
                        Sample.topic(2, "Data fixed", "Host", 0, DAY.plusSeconds(86_400), true),
                        List.of(Sample.message("Host", 0, DAY.plusSeconds(86_400), "We have corrected the labels."))));

        assertEquals(
                new Fact("Data fixed (2026-11-10): We have corrected the labels.", "pinned topic 2"),
                facts.get("latest_announcement"));
        assertEquals(new Fact("Welcome (2026-11-09): Be kind.", "pinned topic 1"), facts.get("earlier_announcement"));
        assertNull(facts.get("data_warning"), "it is told already");
    }

    @Test
    void the_host_is_the_organization_and_whoever_may_pin() {
        ParsedDiscussion asked = topic(3, "Is it intended?", "Ada", false, "I wonder.");
        ParsedDiscussion byOrganization = replied(asked, "data lab");
        ParsedDiscussion byPinning = replied(asked, "Host");

        assertEquals(
                new Fact("Is it intended? (by display name, unverified): It is.", "topic 3"),
                facts(byOrganization).get("host_answer"));
        assertNull(facts(byPinning).get("host_answer"));
        assertEquals(
                new Fact("Is it intended? (by display name, unverified): It is.", "topic 3"),
                facts(byPinning, topic(1, "Welcome", "Host", true, "Be kind.")).get("host_answer"));
    }

    @Test
    void the_best_write_up_is_named_with_its_beginning() {
        var facts = facts(topic(
                9,
                "1st place solution",
                "Moss",
                false,
                "## Summary\n\nMAE 3.87. Nine features.\n\n## What failed\n\n- trees"));

        assertEquals(
                new Fact("1st place solution by Moss (5 votes): MAE 3.87. Nine features.", "topic 9"),
                facts.get("best_write_up"));
    }

    private static ParsedDiscussion replied(ParsedDiscussion one, String author) {
        Message reply = Message.of(Sample.message(author, 2, DAY.plusSeconds(60), "It is."));
        return new ParsedDiscussion(
                one.topic(),
                one.content(),
                Stream.concat(one.messages().stream(), Stream.of(reply)).toList());
    }

    private static ParsedDiscussion topic(long id, String title, String author, boolean sticky, String text) {
        return ParsedDiscussion.of(
                Sample.topic(id, title, author, 5, DAY, sticky), List.of(Sample.message(author, 5, DAY, text)));
    }

    private static Map<String, Fact> facts(ParsedDiscussion... discussions) {
        Facts facts = new Facts();
        new DiscussionFacts(List.of(discussions), "Data Lab", facts).add();
        return facts.all();
    }
}
