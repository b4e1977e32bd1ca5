package io.kaggleingest.document.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.Sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reads the files by the rules by which MLE-bench's registry reads a competition. */
class BenchmarkFilesTest {

    private static Map<String, String> files(ContextDocument document) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(BenchmarkFiles.zip(document)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void the_registry_finds_what_it_demands() throws IOException {
        ContextDocument document =
                Sample.document().toBuilder().title("Tides: \"high\" & low #1").build();
        JsonNode config = new YAMLMapper().readTree(files(document).get("config.yaml"));
        String id = document.ref();

        assertEquals(id, config.path("id").asText());
        assertEquals(document.title(), config.path("name").asText());
        assertTrue(List.of("simple", "code")
                .contains(config.path("competition_type").asText()));
        assertEquals(
                "mlebench/competitions/%s/description.md".formatted(id),
                config.path("description").asText());
        assertEquals(
                id + "/prepared/private/test.csv",
                config.path("dataset").path("answers").asText());
        assertEquals(
                id + "/prepared/public/sample_submission.csv",
                config.path("dataset").path("sample_submission").asText());
        assertTrue(config.path("grader").path("name").isTextual());
        assertTrue(config.path("grader").path("grade_fn").asText().matches("mlebench[.].+:grade"));
        assertTrue(config.path("preparer").asText().matches("mlebench[.].+:prepare"));
        assertFalse(files(document).get("description.md").isBlank());
    }

    @Test
    void the_task_comes_first_and_the_data_last() throws IOException {
        ContextDocument document = Sample.document().toBuilder()
                .pages(List.of(
                        new Page("description", "Predict tides."),
                        new Page("data-description", "Two files."),
                        new Page("evaluation", "By RMSE.")))
                .build();

        assertEquals(
                "# Overview\n\n## Description\n\nPredict tides.\n\n## Evaluation\n\nBy RMSE.\n\n# Dataset Description\n\nTwo files.\n",
                files(document).get("description.md"));
    }

    @Test
    void tables_are_csv_and_notebooks_lines() throws IOException {
        Column id = new Column("id", "integer", 0, 2, List.of());
        Column level = new Column("level, m", "float", 0, 2, List.of());
        ContextDocument document = Sample.document().toBuilder()
                .tables(List.of(new Table(
                        "sample_submission.csv",
                        List.of(id, level),
                        2,
                        List.of(List.of("1", "a\"b"), List.of("2", "")))))
                .leaderboard(List.of(new Standing(1, "Team, one", "0.5")))
                .build();
        Map<String, String> files = files(document);

        assertEquals("id,\"level, m\"\n1,\"a\"\"b\"\n2,\n", files.get("sample_submission.csv"));
        assertEquals("rank,teamName,score\n1,\"Team, one\",0.5\n", files.get("leaderboard.csv"));
        assertEquals(
                document.notebooks().size(), files.get("kernels.txt").lines().count());
    }

    @Test
    void what_is_not_known_is_not_there() throws IOException {
        ContextDocument document =
                Sample.document().toBuilder().withoutParts().facts(Map.of()).build();

        assertEquals(
                List.of("config.yaml", "description.md"),
                List.copyOf(files(document).keySet()));
        assertArrayEquals(BenchmarkFiles.zip(document), BenchmarkFiles.zip(document));
    }
}
