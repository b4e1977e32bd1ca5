package io.kaggleingest.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.kaggleingest.sandbox.SandboxClient.COMPETITIONS;
import static io.kaggleingest.sandbox.SandboxClient.DATASETS;
import static io.kaggleingest.sandbox.SandboxClient.KERNELS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds for every competition and dataset, also for those that are added later. */
class SandboxContentTest {

    private static final Path RESOURCES = Path.of("src/main/resources/sandbox");

    @RegisterExtension
    static final SandboxClient client = new SandboxClient(Sandbox.start());

    static Set<String> competitions() {
        return Catalog.load(new Resources()).competitions().keySet();
    }

    static Set<String> datasets() {
        return Catalog.load(new Resources()).datasets().keySet();
    }

    @Test
    void every_file_is_named_by_an_index() throws IOException {
        Resources resources = new Resources();
        Catalog.load(resources);

        try (Stream<Path> files = Files.walk(RESOURCES)) {
            Set<String> present = files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(present, new TreeSet<>(resources.paths()));
        }
    }

    @ParameterizedTest
    @MethodSource("competitions")
    void every_listed_data_file_can_be_downloaded(String slug) throws IOException {
        String competition = "{\"competitionName\":\"" + slug + "\"}";
        boolean entered = client.call(COMPETITIONS + "GetCompetition", competition)
                .path("userHasEntered")
                .asBoolean();
        List<JsonNode> files = client.all(COMPETITIONS + "ListDataFiles", competition, "files");

        assertTrue(!files.isEmpty());
        for (JsonNode file : files) {
            String request = "{\"competitionName\":\"" + slug + "\",\"fileName\":" + file.path("name") + "}";
            if (entered) {
                download(COMPETITIONS + "DownloadDataFile", request, file);
            } else {
                client.refused(client.post(COMPETITIONS + "DownloadDataFile", request), 403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("competitions")
    void every_listed_kernel_can_be_pulled(String slug) {
        List<JsonNode> kernels =
                client.all(KERNELS + "ListKernels", "{\"competition\":\"" + slug + "\",\"pageSize\":3}", "kernels");

        assertTrue(kernels.size() >= 4, slug);
        kernels.forEach(SandboxContentTest::pull);
    }

    @ParameterizedTest
    @MethodSource("competitions")
    void every_competition_is_worth_reading(String slug) {
        String competition = "{\"competitionName\":\"" + slug + "\"}";

        List<JsonNode> board = client.all(COMPETITIONS + "GetLeaderboard", competition, "submissions");
        JsonNode topics =
                client.call(COMPETITIONS + "ListCompetitionTopics", competition).path("topics");
        JsonNode pages =
                client.call(COMPETITIONS + "ListCompetitionPages", competition).path("pages");

        assertTrue(board.size() >= 25, slug);
        assertEquals(
                board.size(),
                client.call(COMPETITIONS + "GetCompetition", competition)
                        .path("teamCount")
                        .asInt());
        assertTrue(topics.size() >= 2, slug);
        Set<String> names = SandboxClient.texts(pages, "name").stream()
                .map(String::toLowerCase)
                .collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of("description", "evaluation", "rules")), slug);
        for (JsonNode topic : topics) {
            String request = "{\"competitionName\":\"" + slug + "\",\"topicId\":" + topic.path("id") + "}";
            assertTrue(!client.call(COMPETITIONS + "ListTopicMessages", request)
                    .path("messages")
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void every_file_and_kernel_of_a_dataset_can_be_had(String ref) throws IOException {
        String dataset = "{\"ownerSlug\":\"" + ref.replace("/", "\",\"datasetSlug\":\"") + "\"";

        for (JsonNode file : client.all(DATASETS + "ListDatasetFiles", dataset + "}", "datasetFiles")) {
            download(DATASETS + "DownloadDataset", dataset + ",\"fileName\":" + file.path("name") + "}", file);
        }
        List<JsonNode> kernels = client.all(KERNELS + "ListKernels", "{\"dataset\":\"" + ref + "\"}", "kernels");
        assertTrue(!kernels.isEmpty(), ref);
        kernels.forEach(SandboxContentTest::pull);
    }

    private static void download(String method, String request, JsonNode file) throws IOException {
        HttpResponse<byte[]> response = client.get(client.location(method, request));
        assertEquals(200, response.statusCode(), request);
        byte[] body = response.body();
        if (response.uri().getPath().endsWith(".zip")
                && !file.path("name").asText().endsWith(".zip")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
                zip.getNextEntry();
                body = zip.readAllBytes();
            }
        }
        assertEquals(file.path("totalBytes").asLong(), body.length, request);
    }

    private static void pull(JsonNode listed) {
        String ref = listed.path("ref").asText();
        JsonNode kernel = client.call(
                KERNELS + "GetKernel", "{\"userName\":\"" + ref.replace("/", "\",\"kernelSlug\":\"") + "\"}");

        assertEquals(ref, kernel.path("metadata").path("ref").asText());
        assertEquals(listed.path("totalVotes"), kernel.path("metadata").path("totalVotes"));
        String source = kernel.path("blob").path("source").asText();
        if (kernel.path("blob").path("kernelType").asText().equals("notebook")) {
            JsonNode notebook = SandboxClient.json(source.getBytes(UTF_8));
            boolean old = notebook.path("nbformat").asInt() == 3;
            JsonNode cells = old ? notebook.path("worksheets").path(0).path("cells") : notebook.path("cells");
            assertTrue(cells.size() >= 3, ref);
            cells.forEach(cell -> assertTrue(cell.path("cell_type").isTextual(), ref));
        } else {
            assertTrue(source.lines().count() >= 10, ref);
        }
    }
}
