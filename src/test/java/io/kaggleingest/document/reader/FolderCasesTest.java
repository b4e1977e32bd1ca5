package io.kaggleingest.document.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.FileHead;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Files of a competition together: which table is for what, and what is asked. */
class FolderCasesTest {
    private static final Path CASES = Path.of("src/test/resources/io/kaggleingest/document/head/cases");

    static Stream<Arguments> folders() throws IOException {
        JsonNode all =
                new ObjectMapper().readTree(CASES.resolve("expected.json").toFile());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.has("folder"))
                .map(one -> Arguments.of(one.path("folder").asText(), one));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void facts_come_from_the_right_table(String folder, JsonNode expected) throws IOException {
        List<DataFile> files = new ArrayList<>();
        List<FileHead> heads = new ArrayList<>();
        for (JsonNode name : expected.path("files")) {
            byte[] bytes = Files.readAllBytes(CASES.resolve(folder).resolve(name.asText()));
            files.add(new DataFile(name.asText(), bytes.length, null));
            heads.add(new FileHead(name.asText(), name.asText(), bytes, true));
        }
        Competition competition = new Competition(
                "demo", "Demo", null, null, null, null, null, List.of(), null, null, null, null, 0, null, 0, null,
                false, false, false);

        Map<String, Fact> facts = DocumentReader.of(
                        new CompetitionMaterial(competition, null, files, heads, null, null, null, null),
                        Source.SANDBOX,
                        Instant.EPOCH)
                .facts();

        List<String> wrong = new ArrayList<>();
        expected.path("facts").properties().forEach(fact -> {
            String pattern = fact.getValue().asText();
            boolean not = pattern.startsWith("!");
            Fact told = facts.get(fact.getKey());
            String text = told == null ? "" : told.value() + " (" + told.source() + ")";
            if (Pattern.compile(not ? pattern.substring(1) : pattern)
                            .matcher(text)
                            .find()
                    == not) {
                wrong.add(fact.getKey() + ": " + text);
            }
        });
        assertEquals(List.of(), wrong, expected.path("must").asText());
    }
}
