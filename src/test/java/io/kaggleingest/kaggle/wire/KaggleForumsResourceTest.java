package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.http.Request;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;
import io.kaggleingest.kaggle.TopicOrder;
import io.kaggleingest.load.Tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes over the wire for forums, and what is made of the answers. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleForumsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DATASET = "demo-owner/demo-ds";

    @Inject
    Kaggle kaggle;

    private final KaggleCredentials credentials = FakeKaggle.credentials();

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @Test
    void reads_the_forum_of_a_competition() {
        FakeKaggle.hasCompetition("titanic");

        List<Topic> topics =
                ask(kaggle.as(credentials, Tenant.SERVICE).topics(FakeKaggle.competition("titanic"), TopicOrder.TOP));
        ask(kaggle.as(credentials, Tenant.SERVICE).topics(FakeKaggle.competition("titanic"), TopicOrder.HOT));

        assertEquals(
                List.of(
                        new Topic(
                                501,
                                "External data",
                                "Demo Host",
                                4,
                                "https://www.kaggle.com/competitions/titanic/discussion/501",
                                Instant.parse("2026-02-01T09:00:00Z"),
                                true,
                                null),
                        new Topic(
                                502,
                                "Train and test overlap",
                                null,
                                31,
                                "https://www.kaggle.com/competitions/titanic/discussion/502",
                                Instant.parse("2026-02-03T09:00:00.1234567Z"),
                                false,
                                null)),
                topics);
        assertEquals(
                List.of(
                        "{\"competitionName\":\"titanic\",\"sortBy\":\"TOPIC_LIST_SORT_BY_TOP\"}",
                        "{\"competitionName\":\"titanic\",\"sortBy\":\"TOPIC_LIST_SORT_BY_HOT\"}"),
                bodies("ListCompetitionTopics"));
    }

    @Test
    void reads_the_messages_of_a_topic_without_the_deleted_ones() {
        FakeKaggle.hasCompetition("titanic");

        List<TopicMessage> messages = ask(kaggle.as(credentials, Tenant.SERVICE)
                .messages(FakeKaggle.competition("titanic"), 502, 30, all -> all));
        List<TopicMessage> html = ask(kaggle.as(credentials, Tenant.SERVICE)
                .messages(FakeKaggle.competition("titanic"), 501, 30, all -> all));

        assertEquals(
                List.of(
                        new TopicMessage(
                                null,
                                31,
                                Instant.parse("2026-02-03T09:00:00.1234567Z"),
                                "Look at *id*.",
                                "text/markdown",
                                false),
                        new TopicMessage(
                                "Demo Author",
                                7,
                                Instant.parse("2026-02-03T10:00:00Z"),
                                "Confirmed.",
                                "text/markdown",
                                false)),
                messages);
        assertEquals("<p>Is <b>allowed</b>.</p>", html.get(0).text());
        assertTrue(html.get(0).pinned());
        assertEquals(
                "{\"competitionName\":\"titanic\",\"topicId\":502,\"sortBy\":\"COMMENT_LIST_SORT_BY_TOP\",\"pageSize\":30}",
                bodies("ListTopicMessages").get(0));
    }

    @Test
    void reads_the_forum_of_a_dataset() {
        FakeKaggle.hasDataset(DATASET);

        List<Topic> topics =
                ask(kaggle.as(credentials, Tenant.SERVICE).topics(FakeKaggle.dataset(DATASET), TopicOrder.TOP));
        List<TopicMessage> comments =
                ask(kaggle.as(credentials, Tenant.SERVICE).messages(FakeKaggle.dataset(DATASET), 601, 30, all -> all));

        assertEquals(
                List.of(new Topic(
                        601,
                        "Which tide?",
                        "Demo Reader",
                        2,
                        "https://www.kaggle.com/datasets/demo-owner/demo-ds/discussion/601",
                        Instant.parse("2026-03-03T10:00:00Z"),
                        false,
                        "<p>High or low?</p>")),
                topics);
        assertEquals(
                List.of(new TopicMessage(
                        "Demo Author", 5, Instant.parse("2026-03-03T12:00:00Z"), "<p>Low.</p>", null, false)),
                comments);
        assertEquals(
                List.of("{\"ownerSlug\":\"demo-owner\",\"datasetSlug\":\"demo-ds\","
                        + "\"sortBy\":\"TOPIC_LIST_SORT_BY_TOP\",\"pageSize\":20}"),
                bodies("ListDatasetTopics"));
        assertEquals(List.of("{\"topicId\":601,\"pageSize\":30}"), bodies("ListComments"));
    }

    @Test
    void reads_what_kaggle_leaves_out_nulls_and_odd_types() {
        FakeKaggle.answers(
                "ListCompetitionTopics",
                """
                {"topics": [null, 7, {"title": "no number"}, {"id": "12", "votes": "3", "title": null, "authorName": "",
                 "postDate": "yesterday", "isSticky": null, "topicUrl": "javascript:alert(1)"}]}""");
        FakeKaggle.answers(
                "ListTopicMessages",
                """
                {"messages": [null, "text", {"id": 1}, {"rawMarkdown": " ", "content": "<p>x</p>", "votes": null},
                 {"rawMarkdown": {"text": "y"}, "content": 5, "replies": {}}]}""");

        assertEquals(
                List.of(new Topic(
                        12,
                        null,
                        null,
                        3,
                        "https://www.kaggle.com/competitions/titanic/discussion/12",
                        null,
                        false,
                        null)),
                ask(kaggle.as(credentials, Tenant.SERVICE).topics(FakeKaggle.competition("titanic"), TopicOrder.HOT)));
        assertEquals(
                List.of(
                        new TopicMessage(null, 0, null, "<p>x</p>", null, false),
                        new TopicMessage(null, 0, null, "5", null, false)),
                ask(kaggle.as(credentials, Tenant.SERVICE)
                        .messages(FakeKaggle.competition("titanic"), 12, 30, all -> all)));
    }

    @Test
    void reads_nothing_where_nobody_has_written() {
        FakeKaggle.answers("ListCompetitionTopics", "{}");
        FakeKaggle.answers("ListTopicMessages", "{\"messages\": null}");

        assertEquals(
                List.of(),
                ask(kaggle.as(credentials, Tenant.SERVICE).topics(FakeKaggle.competition("titanic"), TopicOrder.TOP)));
        assertEquals(
                List.of(),
                ask(kaggle.as(credentials, Tenant.SERVICE)
                        .messages(FakeKaggle.competition("titanic"), 12, 30, all -> all)));
    }

    @Test
    void keeps_the_replies_to_a_deleted_message_and_no_more_than_asked() {
        FakeKaggle.answers(
                "ListTopicMessages",
                """
                {"messages": [{"rawMarkdown": "gone", "isDeleted": true, "replies": [{"rawMarkdown": "one",
                 "replies": [{"rawMarkdown": "two"}]}]}, {"rawMarkdown": "three"}, {"rawMarkdown": "four"}]}""");

        List<TopicMessage> messages = ask(
                kaggle.as(credentials, Tenant.SERVICE).messages(FakeKaggle.competition("titanic"), 12, 3, all -> all));

        assertEquals(
                List.of("one", "two", "three"),
                messages.stream().map(TopicMessage::text).toList());
    }

    @Test
    void names_the_forum_that_is_closed() {
        KaggleProblem forum = assertThrows(
                KaggleProblem.class,
                () -> ask(kaggle.as(credentials, Tenant.SERVICE)
                        .topics(FakeKaggle.competition("titanic"), TopicOrder.TOP)));
        KaggleProblem topic = assertThrows(
                KaggleProblem.class,
                () -> ask(kaggle.as(credentials, Tenant.SERVICE)
                        .messages(FakeKaggle.competition("titanic"), 12, 3, all -> all)));

        assertTrue(forum.detail().startsWith("The forum of competition 'titanic' was not found on Kaggle"));
        assertTrue(topic.detail().startsWith("Topic 12 of competition 'titanic' was not found on Kaggle"));
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(PATIENCE);
    }

    private static List<String> bodies(String method) {
        return FakeKaggle.calls(method).stream().map(Request::getBodyAsString).toList();
    }
}
