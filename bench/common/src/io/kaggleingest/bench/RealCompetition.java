package io.kaggleingest.bench;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A competition of a folder of real ones, as it would be kept. */
final class RealCompetition {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Path folder;
    private final String slug;

    RealCompetition(Path folder, String slug) {
        this.folder = folder;
        this.slug = slug;
    }

    static List<RealCompetition> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> new RealCompetition(folder, name.replace(".json", "")))
                    .sorted((a, b) -> a.slug.compareTo(b.slug))
                    .toList();
        }
    }

    String slug() {
        return slug;
    }

    /** What its texts say. */
    JsonNode truth() throws IOException {
        return JSON.readTree(folder.resolve("truth").resolve(slug + ".json").toFile());
    }

    /** @param fields whether with the fields and the file list that Kaggle tells, or from texts alone */
    ContextDocument document(boolean fields) throws IOException {
        JsonNode all = JSON.readTree(folder.resolve(slug + ".json").toFile());
        ObjectNode competition = (ObjectNode) all.path("competition");
        if (fields) {
            competition.setAll((ObjectNode) all.path("fields"));
        }
        CompetitionMaterial material = new CompetitionMaterial(
                competition(competition),
                pages(all.path("pages")),
                fields ? files(all.path("files")) : List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ContextDocument.Omission("files", "the rules are not accepted", 0)));
        return DocumentReader.of(material, ContextDocument.Source.KAGGLE, NOW);
    }

    /** As the reader of the wire makes it; what is not said is null or 0. */
    private Competition competition(JsonNode json) {
        return new Competition(
                slug,
                text(json, "title"),
                text(json, "description"),
                text(json, "url"),
                text(json, "organizationName"),
                text(json, "category"),
                text(json, "reward"),
                List.of(),
                time(json, "enabledDate"),
                time(json, "deadline"),
                time(json, "mergerDeadline"),
                time(json, "newEntrantDeadline"),
                json.path("teamCount").asInt(),
                json.hasNonNull("maxTeamSize") ? json.path("maxTeamSize").asInt() : null,
                json.path("maxDailySubmissions").asInt(),
                text(json, "evaluationMetric"),
                json.path("isKernelsSubmissionsOnly").asBoolean(),
                json.path("submissionsDisabled").asBoolean(),
                json.path("awardsPoints").asBoolean());
    }

    private static List<CompetitionPage> pages(JsonNode json) {
        List<CompetitionPage> pages = new ArrayList<>();
        json.forEach(page -> pages.add(new CompetitionPage(
                text(page, "name"), text(page, "postTitle"), text(page, "content"), text(page, "mimeType"))));
        return pages;
    }

    private static List<DataFile> files(JsonNode json) {
        List<DataFile> files = new ArrayList<>();
        json.forEach(file -> files.add(new DataFile(text(file, "name"), file.path("totalBytes").asLong(), null)));
        return files;
    }

    private static String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.path(field).asText() : null;
    }

    private static Instant time(JsonNode json, String field) {
        return json.hasNonNull(field) ? Instant.parse(json.path(field).asText()) : null;
    }
}
