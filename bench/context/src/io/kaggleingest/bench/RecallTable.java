package io.kaggleingest.bench;

import io.kaggleingest.document.Recall;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.RenderedDocument;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;


import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How many of a competitor's questions the documents of the sandbox's competitions answer, in every form and budget, and
 * how large the documents are.
 */
public final class RecallTable {
    private static final String ACCOUNT = "{\"email\":\"recall@example.com\",\"password\":\"correct horse battery staple\"}";

    private static final List<String> RESOURCES = Stream.concat(
                    Recall.COMPETITIONS.stream().map(slug -> "competitions/" + slug),
                    Stream.of(
                            "datasets/inesmoreau/liners-and-their-lifeboats",
                            "datasets/portlab/harbour-weather-hourly",
                            "notebooks/inesmoreau/seats-per-person",
                            "notebooks/nkechiokafor/groups-that-travel-together-0-81"))
            .toList();

    private final List<String> unanswered = new ArrayList<>();
    private final Service service;

    private RecallTable(Service service) {
        this.service = service;
    }

    public static void main(String[] none) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path folder = Files.createTempDirectory("kaggleingest-recall");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
        Service service = Service.start(
                Map.of(
                        "KAGGLEINGEST_DATA_DIR", folder.resolve("data").toString(),
                        "KAGGLEINGEST_CREDITS_INITIAL_FREE", "100"),
                folder.resolve("service.log"));
        new RecallTable(service).print();
    }

    private static void end(Path folder) {
        Processes.end();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (Exception e) {
            System.err.println("Left behind: " + folder);
        }
    }

    private void print() throws Exception {
        String key = signUp();
        System.out.printf("%-24s%-6s", "found of all", "");
        Recall.BUDGETS.forEach(budget -> System.out.printf("%,10d", budget));
        System.out.println();
        for (String slug : Recall.COMPETITIONS) {
            Bundle document = Bundle.of(Recall.document(fetch("competitions/" + slug, key)));
            for (Format format : Format.values()) {
                row(Recall.of(slug), document, format);
            }
        }
        System.out.println();
        System.out.println(unanswered.isEmpty() ? "nothing is missing" : "missing");
        unanswered.forEach(System.out::println);
        sizes(key);
    }

    private void sizes(String key) throws Exception {
        System.out.printf("%n%-55s%10s%10s%10s%n", "tokens with three notebooks", "toon", "md", "json");
        for (String resource : RESOURCES) {
            Bundle document = Bundle.of(Recall.document(fetch(resource, key)));
            System.out.printf("%-55s", resource);
            for (Format format : List.of(Format.TOON, Format.MD, Format.JSON)) {
                RenderedDocument rendered = new Selection(Recall.NOTEBOOKS, null, List.of()).render(document, format);
                System.out.printf("%,10d", rendered.document().tokens().total());
            }
            System.out.println();
        }
    }

    private void row(Recall recall, Bundle document, Format format) {
        String form = format.name().toLowerCase(Locale.ROOT);
        System.out.printf("%-24s%-6s", recall.competition(), form);
        for (int budget : Recall.BUDGETS) {
            List<String> missing = recall.missing(document, format, budget);
            int all = recall.questions().size();
            System.out.printf("%10s", all - missing.size() + "/" + all);
            missing.forEach(question ->
                    unanswered.add("  %s, %s, %,d: %s".formatted(recall.competition(), form, budget, question)));
        }
        System.out.println();
    }

    /** With all its notebooks, which are all that is kept. */
    private String fetch(String resource, String key) throws Exception {
        return new String(service.content("/api/" + resource + "?format=json&top_n=10", key), UTF_8);
    }

    private String signUp() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.port() + "/api/auth/signup"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ACCOUNT))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer).path("api_key").asText();
    }
}
