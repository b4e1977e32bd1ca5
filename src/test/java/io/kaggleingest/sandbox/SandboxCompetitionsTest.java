package io.kaggleingest.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.kaggleingest.sandbox.SandboxClient.COMPETITIONS;
import static io.kaggleingest.sandbox.SandboxClient.names;
import static io.kaggleingest.sandbox.SandboxClient.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SandboxCompetitionsTest {

    private static final String TITANIC = "{\"competitionName\":\"titanic\"}";

    @RegisterExtension
    static final SandboxClient client = new SandboxClient(Sandbox.start());

    @Test
    void a_competition_has_its_facts_and_no_defaults() {
        JsonNode titanic = client.call(COMPETITIONS + "GetCompetition", TITANIC);

        assertEquals(3136, titanic.path("id").asInt());
        assertEquals(
                "https://www.kaggle.com/competitions/titanic",
                titanic.path("ref").asText());
        assertEquals("Getting Started", titanic.path("category").asText());
        assertEquals("2030-01-01T00:00:00Z", titanic.path("deadline").asText());
        assertEquals("Categorization Accuracy", titanic.path("evaluationMetric").asText());
        assertEquals(70, titanic.path("teamCount").asInt());
        assertTrue(titanic.path("userHasEntered").asBoolean());
        for (String absent : List.of("awardsPoints", "isKernelsSubmissionsOnly", "submissionsDisabled")) {
            assertFalse(titanic.has(absent), absent);
        }
    }

    @Test
    void a_search_looks_at_slug_title_subtitle_and_tags() {
        for (String search : List.of("titanic", "DISASTER machine", "beginner", "invented passenger")) {
            JsonNode found = client.call(COMPETITIONS + "ListCompetitions", "{\"search\":\"" + search + "\"}");

            assertEquals(
                    List.of("https://www.kaggle.com/competitions/titanic"), texts(found.path("competitions"), "ref"));
            assertFalse(found.has("nextPageToken"));
        }
    }

    @Test
    void an_empty_list_is_an_empty_object() {
        assertEquals(
                "{}",
                client.call(COMPETITIONS + "ListCompetitions", "{\"search\":\"no such\"}")
                        .toString());
    }

    @Test
    void a_constant_may_be_spelt_in_any_of_kaggles_ways() {
        for (String category : List.of("HOST_SEGMENT_GETTING_STARTED", "gettingStarted", "GETTING_STARTED")) {
            JsonNode found = client.call(COMPETITIONS + "ListCompetitions", "{\"category\":\"" + category + "\"}");

            assertEquals(1, found.path("competitions").size());
        }
        client.refused(client.post(COMPETITIONS + "ListCompetitions", "{\"category\":\"CLASSY\"}"), 400);
    }

    @Test
    void pages_have_texts_and_may_be_asked_for_by_name() {
        JsonNode pages =
                client.call(COMPETITIONS + "ListCompetitionPages", TITANIC).path("pages");
        JsonNode rules = client.call(
                        COMPETITIONS + "ListCompetitionPages",
                        "{\"competitionName\":\"titanic\",\"pageName\":\"Rules\"}")
                .path("pages");

        assertTrue(texts(pages, "name").containsAll(List.of("description", "evaluation", "rules", "data-description")));
        assertEquals(List.of("rules"), texts(rules, "name"));
        assertEquals(List.of("name", "postTitle", "content", "isPublished", "mimeType"), names(rules.get(0)));
        assertEquals("text/html", rules.get(0).path("mimeType").asText());
    }

    @Test
    void data_files_are_listed_with_their_uncompressed_size() {
        JsonNode files = client.call(COMPETITIONS + "ListDataFiles", TITANIC).path("files");

        assertEquals(List.of("gender_submission.csv", "test.csv", "train.csv"), texts(files, "name"));
        assertEquals(List.of("name", "totalBytes", "creationDate", "ref"), names(files.get(0)));
        assertTrue(files.get(2).path("totalBytes").isIntegralNumber());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 200, 9999})
    void a_leaderboard_can_be_read_to_its_end(int pageSize) {
        List<JsonNode> teams = client.all(
                COMPETITIONS + "GetLeaderboard",
                "{\"competitionName\":\"titanic\",\"pageSize\":" + pageSize + "}",
                "submissions");

        assertEquals(70, teams.size());
        assertEquals(70, new HashSet<>(texts(teams, "teamId")).size());
        assertEquals("Team \"Lifeboat\", No. 4", teams.get(1).path("teamName").asText());
        assertEquals(List.of("teamId", "teamName", "submissionDate", "score"), names(teams.get(0)));
        assertTrue(teams.get(0).path("score").isTextual());
    }

    @Test
    void a_page_has_twenty_items_unless_asked_otherwise() {
        JsonNode page = client.call(COMPETITIONS + "GetLeaderboard", TITANIC);

        assertEquals(20, page.path("submissions").size());
    }

    @Test
    void pages_can_be_counted() {
        String second = "{\"competitionName\":\"titanic\",\"page\":2}";

        JsonNode submissions = client.call(COMPETITIONS + "ListSubmissions", second);
        JsonNode none = client.call(COMPETITIONS + "ListSubmissions", second.replace("2", "-1"));

        assertEquals("{}", submissions.toString());
        assertEquals(3, none.path("submissions").size());
    }

    @Test
    void a_token_of_another_list_is_refused() {
        String board = COMPETITIONS + "GetLeaderboard";
        String token = client.call(board, TITANIC).path("nextPageToken").asText();
        String body = "{\"competitionName\":\"titanic\",\"pageToken\":\"" + token + "\"";

        client.call(board, body + "}");
        client.refused(client.post(board, body + ",\"overridePublic\":true}"), 400);
        client.refused(client.post(COMPETITIONS + "ListDataFiles", body + "}"), 400);
        for (String invented : List.of("2", "20", "MjA", "****", token + "A", "x" + token)) {
            client.refused(
                    client.post(board, "{\"competitionName\":\"titanic\",\"pageToken\":\"" + invented + "\"}"), 400);
        }
    }

    @Test
    void the_leaderboard_download_is_a_zip_with_one_csv() throws IOException {
        HttpResponse<byte[]> response = client.send(
                client.request(COMPETITIONS + "DownloadLeaderboard", TITANIC).header("Accept-Encoding", "gzip"));

        assertEquals(200, response.statusCode());
        assertEquals(
                "application/zip", response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.headers().firstValue("Content-Encoding").isEmpty());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            assertTrue(zip.getNextEntry().getName().endsWith(".csv"));
            List<String> lines = new String(zip.readAllBytes(), UTF_8).lines().toList();
            assertEquals(
                    "\uFEFFRank,TeamId,TeamName,LastSubmissionDate,Score,SubmissionCount,TeamMemberUserNames",
                    lines.get(0));
            assertEquals(71, lines.size());
            assertNull(zip.getNextEntry());
        }
    }

    @Test
    void submissions_are_the_users_own() {
        JsonNode submissions =
                client.call(COMPETITIONS + "ListSubmissions", TITANIC).path("submissions");

        assertEquals(List.of("COMPLETE", "ERROR", "COMPLETE"), texts(submissions, "status"));
        assertEquals(Sandbox.USERNAME, submissions.get(0).path("submittedBy").asText());
        assertTrue(submissions.get(0).path("publicScore").isTextual());
    }

    @Test
    void topics_tell_their_comments_and_messages() {
        JsonNode answer = client.call(COMPETITIONS + "ListCompetitionTopics", TITANIC);
        JsonNode first = answer.path("topics").get(0);
        JsonNode messages = client.call(
                        COMPETITIONS + "ListTopicMessages",
                        "{\"competitionName\":\"titanic\",\"topicId\":" + first.path("id") + "}")
                .path("messages");

        assertEquals(3, answer.path("totalCount").asInt());
        assertTrue(first.path("isSticky").asBoolean());
        assertEquals(1, first.path("commentCount").asInt());
        assertEquals("2026-01-06T11:30:00Z", first.path("lastCommentPostDate").asText());
        assertTrue(messages.get(0).path("content").asText().startsWith("<p>Welcome aboard!"));
        assertEquals(1, messages.get(0).path("replies").size());
        assertFalse(messages.get(0).path("replies").get(0).has("authorName"));
    }

    @Test
    void topics_can_be_sorted() {
        JsonNode newest = client.call(
                COMPETITIONS + "ListCompetitionTopics",
                "{\"competitionName\":\"titanic\",\"sortBy\":\"TOPIC_LIST_SORT_BY_NEW\"}");

        assertEquals(List.of("610002", "610003", "610001"), texts(newest.path("topics"), "id"));
    }

    @Test
    void a_missing_topic_is_not_found() {
        client.refused(
                client.post(COMPETITIONS + "ListTopicMessages", "{\"competitionName\":\"titanic\",\"topicId\":1}"),
                404);
    }

    @Test
    void a_listing_of_hundreds_takes_several_pages() {
        String lichen = "{\"competitionName\":\"lichen-cover\",\"pageSize\":500}";

        JsonNode first = client.call(COMPETITIONS + "ListDataFiles", lichen);
        List<JsonNode> all = client.all(COMPETITIONS + "ListDataFiles", lichen, "files");

        assertEquals(200, first.path("files").size());
        assertEquals(244, all.size());
        assertTrue(texts(all, "name").contains("images/test/stone_0240.png"));
    }

    @Test
    void a_tree_is_listed_directory_by_directory() {
        JsonNode root = client.call(COMPETITIONS + "ListDataTreeFiles", "{\"competitionName\":\"lichen-cover\"}");
        JsonNode images = client.call(
                COMPETITIONS + "ListDataTreeFiles", "{\"competitionName\":\"lichen-cover\",\"path\":\"images\"}");
        List<JsonNode> train = client.all(
                COMPETITIONS + "ListDataTreeFiles",
                "{\"competitionName\":\"lichen-cover\",\"path\":\"images/train\"}",
                "files");

        assertEquals(List.of("images", "meta"), texts(root.path("directories"), "name"));
        assertEquals(2, root.path("directories").get(0).path("totalDirectories").asInt());
        assertEquals(List.of("sample_submission.csv", "test.csv", "train.csv"), texts(root.path("files"), "name"));
        assertEquals(5, root.path("totalChildren").asInt());
        assertEquals(List.of("images/test", "images/train"), texts(images.path("directories"), "relativeUrl"));
        assertEquals(60, images.path("directories").get(0).path("totalFiles").asInt());
        assertFalse(images.has("files"));
        assertEquals(180, train.size());
        assertEquals("stone_0001.png", train.get(0).path("name").asText());
        client.refused(
                client.post(
                        COMPETITIONS + "ListDataTreeFiles", "{\"competitionName\":\"lichen-cover\",\"path\":\"imag\"}"),
                404);
    }

    @Test
    void without_accepted_rules_files_are_listed_but_not_delivered() {
        String tide = "{\"competitionName\":\"tide-gauge-gaps\",\"fileName\":\"levels.csv\"}";

        assertEquals(
                2,
                client.call(COMPETITIONS + "ListDataFiles", tide).path("files").size());
        JsonNode download = client.refused(client.post(COMPETITIONS + "DownloadDataFile", tide), 403);
        JsonNode submissions = client.refused(client.post(COMPETITIONS + "ListSubmissions", tide), 403);

        assertTrue(download.path("message").asText().startsWith("You must accept this competition's rules"));
        assertEquals(
                "Permission 'competitions.participate' was denied",
                submissions.path("message").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "COMPETITION_SORT_BY_PRIZE,crane-lift-energy",
        "COMPETITION_SORT_BY_EARLIEST_DEADLINE,tide-gauge-gaps",
        "COMPETITION_SORT_BY_LATEST_DEADLINE,titanic",
        "COMPETITION_SORT_BY_NUMBER_OF_TEAMS,titanic",
        "COMPETITION_SORT_BY_RECENTLY_CREATED,crane-lift-energy"
    })
    void competitions_are_sorted(String sort, String first) {
        List<JsonNode> found = client.all(
                COMPETITIONS + "ListCompetitions", "{\"sortBy\":\"" + sort + "\",\"pageSize\":2}", "competitions");

        assertEquals(6, found.size());
        assertEquals(
                "https://www.kaggle.com/competitions/" + first,
                found.get(0).path("ref").asText());
    }

    @Test
    void what_the_user_entered_can_be_listed() {
        JsonNode entered =
                client.call(COMPETITIONS + "ListCompetitions", "{\"group\":\"COMPETITION_LIST_TAB_ENTERED\"}");

        assertEquals(5, entered.path("competitions").size());
    }
}
