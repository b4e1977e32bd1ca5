package io.kaggleingest.document.discussion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.Sample;
import io.kaggleingest.kaggle.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TopicRankingTest {
    private static final Instant NOW = Sample.NOW;

    @Test
    void each_further_vote_weighs_less() {
        assertEquals(0, weight(0, 0));
        assertTrue(weight(20, 0) - weight(10, 0) > weight(110, 0) - weight(100, 0));
        assertTrue(weight(110, 0) > weight(100, 0));
    }

    @Test
    void weight_halves_in_a_year() {
        assertEquals(weight(50, 0) / 2, weight(50, 365), 1e-9);
        assertEquals(weight(9, 0), weight(99, 365), 1e-9);
        assertEquals(weight(7, 365), TopicRanking.weight(topic("t", 7, null, false), NOW), "no date");
        assertEquals(0, weight(-3, 0));
    }

    @Test
    void votes_count_but_not_those_of_years_ago() {
        assertEquals(
                List.of("new and liked", "old and famous", "new"),
                ranked(
                        topic("old and famous", 99, days(800), false),
                        topic("new", 1, NOW, false),
                        topic("new and liked", 20, days(30), false)));
    }

    @Test
    void when_it_is_asked_makes_no_difference() {
        List<Topic> topics = List.of(topic("a", 99, days(500), false), topic("b", 9, days(100), false));
        List<Topic> later = List.of(topic("a", 99, days(900), false), topic("b", 9, days(500), false));

        assertEquals(ranked(topics), ranked(later));
    }

    @Test
    void announcements_come_first_and_the_latest_of_them_before_all() {
        assertEquals(
                List.of("extended", "welcome", "undated", "popular"),
                ranked(
                        topic("popular", 900, NOW, false),
                        topic("undated", 5, null, true),
                        topic("welcome", 200, days(60), true),
                        topic("extended", 0, days(1), true)));
    }

    @Test
    void write_ups_come_before_ordinary_topics() {
        assertEquals(
                List.of("2nd place solution", "Popular"),
                ranked(topic("Popular", 900, NOW, false), topic("2nd place solution", 3, days(90), false)));
    }

    @Test
    void neither_takes_all_places() {
        List<Topic> topics = new ArrayList<>();
        IntStream.range(0, 6).forEach(i -> topics.add(topic("Pinned " + i, 0, days(i), true)));
        IntStream.range(0, 9).forEach(i -> topics.add(topic(i + 1 + "th place solution", 1, days(i), false)));
        topics.add(topic("Leak", 500, NOW, false));
        Collections.reverse(topics);

        List<String> ranked = ranked(topics);

        assertEquals(List.of("Pinned 0", "Pinned 1", "Pinned 2", "1th place solution"), ranked.subList(0, 4));
        assertEquals("Leak", ranked.get(8));
        assertEquals(16, ranked.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1st place solution",
                "[LB 0.92] 12th Place: our winning approach in short",
                "Third place team's solution",
                "Gold medal solution overview",
                "Private 103rd | short solution",
                "Our write-up",
                "Hackathon Writeups"
            })
    void a_write_up_can_be_told_by_its_title(String title) {
        assertTrue(TopicRanking.isWriteUp(title, "https://www.kaggle.com/competitions/c/discussion/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"First look at the data", "Solution to the memory error", "Is the 2nd column shuffled?", ""})
    void other_titles_tell_of_none(String title) {
        assertFalse(TopicRanking.isWriteUp(title, "https://www.kaggle.com/competitions/c/discussion/1"));
    }

    @Test
    void a_write_up_can_be_told_by_its_page() {
        assertTrue(TopicRanking.isWriteUp("Moons", "https://www.kaggle.com/competitions/c/writeups/moons"));
    }

    private static double weight(int votes, int days) {
        return TopicRanking.weight(topic("t", votes, days(days), false), NOW);
    }

    private static Instant days(int ago) {
        return NOW.minus(Duration.ofDays(ago));
    }

    private static Topic topic(String title, int votes, Instant postedAt, boolean sticky) {
        return Sample.topic(1, title, "Ada", votes, postedAt, sticky);
    }

    private static List<String> ranked(Topic... topics) {
        return ranked(List.of(topics));
    }

    private static List<String> ranked(List<Topic> topics) {
        return TopicRanking.best(topics).stream().map(Topic::title).toList();
    }
}
