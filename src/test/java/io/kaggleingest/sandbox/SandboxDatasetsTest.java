package io.kaggleingest.sandbox;

import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.kaggleingest.sandbox.SandboxClient.DATASETS;
import static io.kaggleingest.sandbox.SandboxClient.DISCUSSIONS;
import static io.kaggleingest.sandbox.SandboxClient.KERNELS;
import static io.kaggleingest.sandbox.SandboxClient.names;
import static io.kaggleingest.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SandboxDatasetsTest {

    private static final String LINERS =
            "{\"ownerSlug\":\"inesmoreau\",\"datasetSlug\":\"liners-and-their-lifeboats\"}";

    @RegisterExtension
    static final SandboxClient client = new SandboxClient(Sandbox.start());

    @Test
    void a_list_tells_neither_description_nor_versions() {
        JsonNode found = client.call(DATASETS + "ListDatasets", "{\"search\":\"lifeboats\"}")
                .path("datasets");

        assertEquals(List.of("inesmoreau/liners-and-their-lifeboats"), texts(found, "ref"));
        assertFalse(found.get(0).has("description"));
        assertFalse(found.get(0).has("versions"));
        assertEquals("history", found.get(0).path("tags").path(1).path("name").asText());
    }

    @Test
    void datasets_are_sorted_and_filtered() {
        JsonNode updated = client.call(DATASETS + "ListDatasets", "{\"sortBy\":\"DATASET_SORT_BY_UPDATED\"}");
        JsonNode owned = client.call(DATASETS + "ListDatasets", "{\"user\":\"portlab\"}");

        assertEquals(
                List.of("portlab/harbour-weather-hourly", "inesmoreau/liners-and-their-lifeboats"),
                texts(updated.path("datasets"), "ref"));
        assertEquals(List.of("portlab/harbour-weather-hourly"), texts(owned.path("datasets"), "ref"));
    }

    @Test
    void a_dataset_has_a_description_in_markdown() {
        JsonNode liners = client.call(DATASETS + "GetDataset", LINERS);

        assertTrue(liners.path("description").asText().startsWith("### Context"));
        assertEquals("CC0: Public Domain", liners.path("licenseName").asText());
        assertEquals("inesmoreau", liners.path("ownerRef").asText());
        assertEquals(2, liners.path("versions").size());
        assertEquals(3, liners.path("kernelCount").asInt());
        assertFalse(liners.has("isPrivate"));
    }

    @Test
    void metadata_describe_files_and_columns() {
        JsonNode info = client.call(DATASETS + "GetDatasetMetadata", LINERS).path("info");

        assertEquals(7001002, info.path("datasetId").asInt());
        assertEquals(
                "CC0: Public Domain", info.path("licenses").path(0).path("name").asText());
        assertEquals("tabular", info.path("keywords").path(0).asText());
        JsonNode column = info.path("data").path(1).path("columns").path(0);
        assertEquals(List.of("name", "type", "description"), names(column));
    }

    @Test
    void files_are_listed_with_their_columns() {
        JsonNode answer = client.call(DATASETS + "ListDatasetFiles", LINERS);

        assertFalse(answer.has("errorMessage"));
        JsonNode files = answer.path("datasetFiles");
        assertEquals(List.of("lifeboats/lifeboats.csv", "liners.csv", "sources.json"), texts(files, "name"));
        assertEquals("liner", files.get(1).path("columns").path(0).path("name").asText());
        assertFalse(files.get(2).has("columns"));
    }

    @Test
    void files_come_in_pages() {
        String two = LINERS.replace("}", ",\"pageSize\":2}");

        assertEquals(
                2,
                client.call(DATASETS + "ListDatasetFiles", two)
                        .path("datasetFiles")
                        .size());
        assertEquals(
                3,
                client.all(DATASETS + "ListDatasetFiles", two, "datasetFiles").size());
    }

    @Test
    void a_file_is_redirected_to_the_storage() {
        String request = LINERS.replace("}", ",\"fileName\":\"lifeboats/lifeboats.csv\"}");

        HttpResponse<byte[]> response = client.get(client.location(DATASETS + "DownloadDataset", request));

        assertEquals(200, response.statusCode());
        assertTrue(new String(response.body()).startsWith("boat_id;liner;"));
        client.refused(client.post(DATASETS + "DownloadDataset", request.replace("boats.csv", "boat.csv")), 404);
    }

    @Test
    void a_kernel_of_a_competition_may_use_a_dataset() {
        List<JsonNode> kernels = client.all(
                KERNELS + "ListKernels", "{\"dataset\":\"inesmoreau/liners-and-their-lifeboats\"}", "kernels");

        assertEquals(
                List.of(
                        "nkechiokafor/groups-that-travel-together-0-81",
                        "inesmoreau/seats-per-person",
                        "freyasolheim/boats-by-davit"),
                texts(kernels, "ref"));
    }

    @Test
    void discussions_may_be_few_or_none() {
        JsonNode some = client.call(DISCUSSIONS + "ListDatasetTopics", LINERS);
        JsonNode none = client.call(
                DISCUSSIONS + "ListDatasetTopics",
                "{\"ownerSlug\":\"portlab\",\"datasetSlug\":\"harbour-weather-hourly\"}");

        JsonNode topic = some.path("topics").get(0);
        assertEquals(1, some.path("totalCount").asInt());
        assertEquals("Lars Brandt", topic.path("authorName").asText());
        assertTrue(topic.path("url").asText().endsWith("/discussion/660001"));
        assertEquals("2026-03-03T12:00:00Z", topic.path("lastCommentDate").asText());
        assertEquals("{}", none.toString());
    }

    @Test
    void a_topic_tells_its_comments_without_its_own_text() {
        JsonNode comments = client.call(DISCUSSIONS + "ListComments", "{\"topicId\":660001}")
                .path("comments");

        assertEquals(List.of("Ines Moreau"), texts(comments, "authorName"));
        assertEquals(List.of("<p>She is invented; so is her length.</p>"), texts(comments, "content"));
        client.refused(client.post(DISCUSSIONS + "ListComments", "{\"topicId\":610001}"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DATASETS + "GetDataset",
                DATASETS + "GetDatasetMetadata",
                DATASETS + "ListDatasetFiles",
                DATASETS + "DownloadDataset",
                DISCUSSIONS + "ListDatasetTopics"
            })
    void an_unknown_dataset_is_denied(String method) {
        JsonNode error = client.refused(client.post(method, LINERS.replace("liners", "liner")), 403);

        assertEquals(
                "Permission 'datasets.get' was denied", error.path("message").asText());
    }
}
