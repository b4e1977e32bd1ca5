package io.kaggleingest.document.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ThreadTextTest {
    private static final Instant NOW = Sample.NOW;
    private static final Topic TOPIC = Sample.topic(1, "Title", "Ada", 9, NOW, false);

    @Test
    void a_reply_that_is_long_by_blank_lines_only_is_told_whole() {
        String blank = "\u2003".repeat(ThreadText.REPLY);
        TopicMessage asked = Sample.message("Ada", 1, Sample.NOW, "Is it?");
        TopicMessage reply = Sample.message("Bo", 1, Sample.NOW, "No.\n" + blank + "\nNever.");
        Topic told = new Topic(1, "t", "Ada", 1, "/u", null, false, null);

        String text = ThreadText.of(ParsedDiscussion.of(told, List.of(asked, reply)));

        assertTrue(text.contains("> No.\n>\n> Never."), text);
    }

    @Test
    void what_opened_it_and_then_the_replies_each_behind_what_it_answers() {
        assertEquals(
                """
                Is it?

                > Reply by Bo, 1 vote:
                >
                > Are you sure?

                > Reply by Cy, 8 votes:
                >
                > It *is*.
                >
                > Always.

                > Reply, 0 votes:
                >
                > ok""",
                text(
                        reply("Bo", 1, "Are you sure?"),
                        reply("Cy", 8, "It *is*.\n\nAlways."),
                        Sample.message("Ada", 9, NOW, "Is it?"),
                        reply("", 0, "ok"),
                        reply("Troll", -1, "lol"),
                        reply("Bot", 3, "<!-- tracked -->")));
    }

    @Test
    void five_replies_by_votes_and_a_pinned_one_in_any_case() {
        List<TopicMessage> many = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> reply("R" + i, i, "Text " + i))
                .toList());
        many.add(new TopicMessage("Host", 0, NOW.plusSeconds(999), "Answered.", "text/markdown", true));

        String text = ThreadText.of(ParsedDiscussion.of(TOPIC, many));

        assertTrue(text.startsWith("> Reply by R16, 16 votes:"), text);
        assertTrue(text.endsWith("> Pinned reply by Host, 0 votes:\n>\n> Answered."), text);
        assertEquals(ThreadText.REPLIES, text.split("eply by").length - 1);
    }

    @Test
    void replies_do_not_pass_for_a_text_that_was_deleted() {
        assertEquals("> Reply by Bo, 1 vote:\n>\n> No.", text(reply("Bo", 1, "No.")));
    }

    @Test
    void without_times_the_first_message_opens_it() {
        TopicMessage untimed = Sample.message("Ada", 1, null, "Is it?");

        assertTrue(text(untimed, reply("Bo", 5, "No.")).startsWith("Is it?\n\n> Reply by Bo"));
    }

    @Test
    void what_the_list_has_told_is_not_told_twice() {
        Topic told = new Topic(1, "T", "Ada", 1, "u", NOW, false, "<p>Is <b>it</b>?</p>");
        List<TopicMessage> comments =
                List.of(new TopicMessage("Ada", 1, NOW, "<p>Is <b>it</b>?</p>", null, false), reply("Bo", 1, "No."));

        assertEquals(
                "Is **it**?\n\n> Reply by Bo, 1 vote:\n>\n> No.", ThreadText.of(ParsedDiscussion.of(told, comments)));
        assertEquals("Is **it**?", ThreadText.of(ParsedDiscussion.of(told, List.of())));
    }

    @Test
    void long_replies_end_between_paragraphs() {
        String paragraphs = "A paragraph of words.\n\n".repeat(200);
        String wall = "word ".repeat(1000);

        String cut = text(reply("Bo", 1, paragraphs));
        String shortened = text(reply("Bo", 1, wall));

        assertTrue(cut.endsWith("> A paragraph of words.\n>\n> […]"), cut);
        assertTrue(cut.length() > ThreadText.REPLY / 2 && cut.length() < ThreadText.REPLY * 2);
        assertTrue(shortened.endsWith(" word\n>\n> […]") && shortened.length() < ThreadText.REPLY + 100);
    }

    @ParameterizedTest
    @EnumSource
    void secrets_do_not_get_in(Format format) {
        String secret = "hf_" + "Fake".repeat(8);
        Topic topic = new Topic(1, "My " + secret, secret, 9, "https://k/" + secret, NOW, false, null);
        ParsedDiscussion leaky = ParsedDiscussion.of(
                topic,
                List.of(Sample.message("Ada", 9, NOW, "Use " + secret), reply("Bo " + secret, 1, "I did: " + secret)));
        CompetitionMaterial material = Sample.material();

        String text = format.render(DocumentReader.of(
                new CompetitionMaterial(material.competition(), null, null, null, null, List.of(leaky), null, null),
                Source.KAGGLE,
                NOW));

        assertFalse(text.contains(secret));
        assertTrue(text.contains("Use [masked]") && text.contains("I did: [masked]"), text);
    }

    @Test
    void a_thread_without_a_word_is_left_out_and_named() {
        ContextDocument sample = Sample.document();

        assertEquals(
                List.of(
                        "Deadline extended by two days",
                        "2nd place solution (warm-up round)",
                        "Why is the gauge at North Quay 2 cm high?"),
                sample.discussions().stream()
                        .map(ContextDocument.Discussion::title)
                        .toList());
        assertTrue(
                sample.omissions().contains(new Omission("discussion (deleted by its author)", "it has no text", 0)));
    }

    private static TopicMessage reply(String author, int votes, String markdown) {
        return Sample.message(author, votes, NOW.plusSeconds(3600), markdown);
    }

    private static String text(TopicMessage... messages) {
        return ThreadText.of(ParsedDiscussion.of(TOPIC, List.of(messages)));
    }
}
