package io.kaggleingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What docs/metrics.md says of the metrics, against what a service tells. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class MetricsResourceTest {

    private static final Pattern ROW =
            Pattern.compile("\\| `([a-zA-Z_]+)` \\| (counter|gauge|histogram|summary) \\| ([^|]*) \\|.*");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z0-9_]+)(?:\\{(.*)\\})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    /** A version and the bounds of a histogram are no words of the page. */
    private static final Set<String> ANY_VALUE = Set.of("version", "le");

    private record Documented(String kind, Set<String> words) {}

    private static Map<String, Documented> documented() {
        Map<String, Documented> rows = new TreeMap<>();
        for (String line : DocumentationPage.read("docs/metrics.md").prose()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> words = WORD.matcher(row.group(3))
                        .results()
                        .map(word -> word.group(1))
                        .collect(Collectors.toSet());
                rows.put(row.group(1), new Documented(row.group(2), words));
            }
        }
        assertTrue(rows.size() > 40, "the rows of docs/metrics.md are read");
        return rows;
    }

    /** The name that the page has for a series: a histogram's and a summary's have endings of their own. */
    private static String documentedName(String series, Map<String, Documented> page) {
        if (page.containsKey(series)) {
            return series;
        }
        String stem = series.replaceFirst("_(bucket|count|sum|max)$", "");
        Documented row = page.get(stem);
        return row != null && (row.kind().equals("histogram") || row.kind().equals("summary")) ? stem : series;
    }

    private static List<String> series() {
        return Management.metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static void someTraffic() {
        FakeKaggle.reset();
        String slug = "metrics-" + UUID.randomUUID();
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        Eventually.get(
                () -> user.request().get("/api/competitions/" + slug),
                answer -> answer.header("X-Credits-Cost") != null);
    }

    @Test
    void every_metric_of_the_page_is_told_and_every_metric_of_ours_is_on_the_page() {
        Map<String, Documented> page = documented();
        someTraffic();

        Set<String> told = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (String line : series()) {
            Matcher series = SERIES.matcher(line);
            assertTrue(series.matches(), line);
            String name = documentedName(series.group(1), page);
            told.add(name);
            if (name.startsWith("kaggleingest_") && !page.containsKey(name)) {
                unknown.add(name);
            }
        }

        Set<String> untold = new TreeSet<>(page.keySet());
        untold.removeAll(told);
        assertEquals(Set.of(), untold, "on the page, but not told");
        assertEquals(Set.of(), unknown, "told, but not on the page");
    }

    @Test
    void labels_and_their_values_are_those_of_the_page() {
        Map<String, Documented> page = documented();
        someTraffic();

        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> seen = new TreeMap<>();
        for (String line : series()) {
            Matcher series = SERIES.matcher(line);
            assertTrue(series.matches(), line);
            String name = documentedName(series.group(1), page);
            if (!page.containsKey(name) || series.group(2) == null) {
                continue;
            }
            for (MatchResult label : LABEL.matcher(series.group(2)).results().toList()) {
                Set<String> words = page.get(name).words();
                boolean ours = name.startsWith("kaggleingest_") && !ANY_VALUE.contains(label.group(1));
                if (!label.group(1).equals("le") && !words.contains(label.group(1))
                        || ours && !words.contains(label.group(2))) {
                    wrong.add(line);
                }
                seen.computeIfAbsent(name, first -> new TreeSet<>()).addAll(List.of(label.group(1), label.group(2)));
            }
        }
        page.forEach((name, row) -> row.words().stream()
                .filter(word -> name.startsWith("kaggleingest_")
                        && !seen.getOrDefault(name, Set.of()).contains(word))
                .forEach(word -> wrong.add(name + " is never told with " + word)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_read_leaves_its_traces() {
        double delivered = value("kaggleingest_kept_reads_total{outcome=\"delivered\"}");
        double granted = value("kaggleingest_debits_total{outcome=\"granted\"}");
        double completed = value("kaggleingest_ingestions_total{cause=\"none\",outcome=\"completed\"}");
        double tokens = value("kaggleingest_tokens_delivered_total");
        double calls = value("kaggleingest_kaggle_calls_total{kind=\"list\",outcome=\"ok\"}");

        someTraffic();

        assertEquals(delivered + 1, value("kaggleingest_kept_reads_total{outcome=\"delivered\"}"));
        assertEquals(granted + 1, value("kaggleingest_debits_total{outcome=\"granted\"}"));
        assertEquals(completed + 1, value("kaggleingest_ingestions_total{cause=\"none\",outcome=\"completed\"}"));
        assertTrue(value("kaggleingest_tokens_delivered_total") > tokens);
        assertTrue(value("kaggleingest_kaggle_calls_total{kind=\"list\",outcome=\"ok\"}") > calls);
        assertEquals(1, value("kaggleingest_ingestion_listener_connected"));
    }

    private static double value(String series) {
        return series().stream()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not told"));
    }
}
