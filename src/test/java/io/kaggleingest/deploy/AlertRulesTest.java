package io.kaggleingest.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The alert rules, the dashboard and the pages that go with them. */
class AlertRulesTest {

    private static final Path MONITORING = Manifests.FOLDER.resolve("monitoring");
    private static final Path RUNBOOKS = Path.of("docs", "runbooks");
    private static final Path OBJECTIVES = Path.of("docs", "slo.md");
    private static final Pattern PROMQL = Pattern.compile("(?s)```promql\n(.*?)```");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    Path folder;

    static Stream<String> alerts() throws IOException {
        return rules().filter(rule -> rule.has("alert"))
                .map(rule -> rule.path("alert").asText())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void each_alert_has_a_page_that_says_what_to_do(String alert) throws IOException {
        String page = Files.readString(RUNBOOKS.resolve(alert + ".md"));

        assertTrue(page.startsWith("# " + alert + "\n"), alert);
        assertEquals(
                List.of("What it means", "What to look at", "What to do"),
                page.lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3))
                        .toList());
        assertTrue(Files.readString(OBJECTIVES).contains("(runbooks/" + alert + ".md)"), "docs/slo.md lists it");
    }

    @Test
    void each_alert_says_how_urgent_it_is_and_names_its_page() throws IOException {
        rules().filter(rule -> rule.has("alert")).forEach(rule -> {
            String alert = rule.path("alert").asText();

            assertTrue(
                    Set.of("page", "ticket")
                            .contains(rule.at("/labels/severity").asText()),
                    alert);
            assertEquals(
                    RUNBOOKS.resolve(alert + ".md").toString(),
                    rule.at("/annotations/runbook").asText());
            assertTrue(rule.at("/annotations/summary").asText().length() > 10, alert);
        });
    }

    @Test
    void no_page_is_left_of_an_alert_that_is_no_more() throws IOException {
        try (var pages = Files.list(RUNBOOKS)) {
            assertEquals(
                    alerts().map(alert -> alert + ".md").sorted().toList(),
                    pages.map(page -> page.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void every_metric_with_its_labels_is_one_that_the_service_tells() throws IOException {
        DocumentedMetrics documented = DocumentedMetrics.read();
        Set<String> unknown = new TreeSet<>();
        expressions().forEach(expression -> unknown.addAll(documented.unknownIn(expression)));

        assertEquals(Set.of(), unknown, "docs/metrics.md has none of these");
    }

    @Test
    void the_dashboard_shows_the_objectives_first() throws IOException {
        List<String> titles =
                dashboard().map(panel -> panel.path("title").asText()).limit(5).toList();

        assertTrue(titles.get(0).startsWith("Objectives"));
        assertEquals(
                List.of(
                        "Availability of kept reads",
                        "Freshness of deliveries",
                        "Balances off their ledger",
                        "Debits with a known end"),
                titles.subList(1, 5));
    }

    /** Without promtool, the expressions are looked at by the tests above only. */
    @Test
    void expressions_are_valid_and_alerts_fire_when_they_should_where_promtool_is_installed() throws Exception {
        if (Manifests.isOnPath("promtool")) {
            Path all = folder.resolve("expressions.yaml");
            YAML.writeValue(all.toFile(), asRules(expressions().toList()));

            assertEquals("", failure("promtool", "check", "rules", all.toString()));
            assertEquals("", failure(".ci/rules"));
        }
        assertTrue(expressions().count() > 50);
    }

    private String failure(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "takes too long";
        }
        return process.exitValue() == 0 ? "" : Files.readString(output, UTF_8);
    }

    private static JsonNode asRules(List<String> expressions) {
        var root = YAML.createObjectNode();
        var rules = root.putArray("groups").addObject().put("name", "all").putArray("rules");
        int number = 0;
        for (String expression : expressions) {
            rules.addObject().put("record", "expression:" + number++).put("expr", expression);
        }
        return root;
    }

    private static Stream<String> expressions() throws IOException {
        List<String> all = new ArrayList<>();
        rules().forEach(rule -> all.add(rule.path("expr").asText()));
        dashboard().forEach(panel -> Manifest.each(panel.path("targets"))
                .forEach(target -> all.add(target.path("expr").asText())));
        PROMQL.matcher(Files.readString(OBJECTIVES))
                .results()
                .map(MatchResult::group)
                .map(fence -> fence.replace("```promql", "").replace("```", ""))
                .forEach(all::add);
        return all.stream();
    }

    private static Stream<JsonNode> rules() throws IOException {
        JsonNode root = YAML.readTree(MONITORING.resolve("rules.yaml").toFile());
        return Manifest.each(root.at("/spec/groups")).flatMap(group -> Manifest.each(group.path("rules")));
    }

    private static Stream<JsonNode> dashboard() throws IOException {
        JsonNode root =
                new ObjectMapper().readTree(MONITORING.resolve("dashboard.json").toFile());
        return Manifest.each(root.path("panels")).collect(Collectors.toList()).stream();
    }
}
