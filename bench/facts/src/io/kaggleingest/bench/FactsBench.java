package io.kaggleingest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;

/**
 * How much of what the texts of real competitions say stands among the key facts, how much of what these say is true, and
 * how much of it a short document holds. In two modes: texts alone, and with the fields and file list that Kaggle tells.
 */
public final class FactsBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int TOKENS = 2_000;

    private final Path folder;
    private final boolean quiet;
    private final List<String> slugs;

    private FactsBench(Path folder, boolean quiet, List<String> slugs) {
        this.folder = folder;
        this.quiet = quiet;
        this.slugs = slugs;
    }

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path folder = Path.of(args[0]);
        List<String> rest = new ArrayList<>(List.of(args).subList(1, args.length));
        boolean quiet = rest.remove("--quiet");
        boolean show = rest.remove("--show");
        List<String> slugs = rest.isEmpty() ? all(folder) : rest;
        FactsBench bench = new FactsBench(folder, quiet, slugs);
        if (show) {
            bench.show();
        } else {
            bench.score("prose", false);
            bench.score("fields", true);
        }
    }

    private static List<String> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private void show() throws IOException {
        for (String slug : slugs) {
            System.out.println("\n######## " + slug);
            document(slug, false)
                    .facts()
                    .forEach((name, fact) -> System.out.println(name + " = " + fact.value() + "   [" + fact.source() + "]"));
        }
    }

    private void score(String mode, boolean fields) throws IOException {
        FactsScore score = new FactsScore();
        for (String slug : slugs) {
            JsonNode truth = JSON.readTree(folder.resolve("truth").resolve(slug + ".json").toFile());
            ContextDocument document = document(slug, fields);
            String text = new Selection(3, TOKENS, List.of())
                    .render(Bundle.of(document), Format.MD)
                    .text();
            new ExpectedFacts(slug, truth, new ToldFacts(document), text).count(score);
        }
        System.out.println("== " + mode);
        score.print(quiet);
    }

    private ContextDocument document(String slug, boolean fields) throws IOException {
        JsonNode all = JSON.readTree(folder.resolve(slug + ".json").toFile());
        ObjectNode competition = (ObjectNode) all.path("competition");
        if (fields) {
            competition.setAll((ObjectNode) all.path("fields"));
        }
        CompetitionMaterial material = new CompetitionMaterial(
                competition(slug, competition),
                pages(all.path("pages")),
                fields ? files(all.path("files")) : List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ContextDocument.LeftOut("files", "the rules are not accepted", 0)));
        return DocumentReader.of(material, ContextDocument.Source.KAGGLE, NOW);
    }

    /** As the reader of the wire makes it; what is not said is null or 0. */
    private static Competition competition(String slug, JsonNode json) {
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
