package io.kaggleingest.document.reader;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.budget.TokenCount;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedColumn;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Topic;
import io.kaggleingest.kaggle.TopicMessage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

public class DatasetReaderTest {
    private static final Instant NOW = Sample.NOW;
    private static final DatasetMetadata NOT_DESCRIBED = new DatasetMetadata(null, null, List.of());

    @Test
    void a_dataset_is_named_and_linked() {
        ContextDocument document = of(whole());

        assertEquals(Kind.DATASET, document.kind());
        assertEquals("port/quays", document.ref());
        assertEquals("Quays of the world", document.title());
        assertEquals("https://www.kaggle.com/datasets/port/quays", document.url());
        assertEquals(NOW, document.fetchedAt());
        assertEquals(List.of(), document.leaderboard());
        assertEquals(List.of(new Omission("files of other kinds", "not looked into: 1 png", 0)), document.omissions());
    }

    @Test
    void facts_say_where_they_are_from() {
        var facts = of(whole()).facts();

        assertEquals(new Fact("Heights", "dataset"), facts.get("subtitle"));
        assertEquals(new Fact("CC0: Public Domain", "dataset"), facts.get("license"));
        assertEquals(new Fact("Port Lab", "dataset"), facts.get("owner"));
        assertEquals(new Fact("2026-11-01T12:00:00Z", "dataset"), facts.get("last_updated"));
        assertEquals(new Fact(4, "dataset"), facts.get("version"));
        assertEquals(new Fact("monthly", "dataset metadata"), facts.get("update_frequency"));
        assertEquals(new Fact("A tape measure", "dataset metadata"), facts.get("sources"));
        assertEquals(new Fact("0.76 of 1", "dataset"), facts.get("usability"));
        assertEquals(new Fact("tabular, sea", "dataset"), facts.get("tags"));
        assertEquals(new Fact(12, "dataset"), facts.get("votes"));
        assertEquals(
                "2 files, 30 B: quays.csv 20 B; quay.png 10 B",
                facts.get("files").value());
        assertEquals(
                new Fact("quays.csv: 2 columns, 2 rows read: integer id, height", "file heads"), facts.get("columns"));
        assertEquals(
                new Fact("Look at quays by Ada (5 votes, python)", "notebook ada/look"), facts.get("top_notebook"));
        assertNull(facts.get("warnings"));
    }

    @Test
    void pages_are_the_description_and_what_is_said_of_files_and_columns() {
        assertEquals(
                List.of(
                        new Page("description", "# About\n\nMeasured twice. [image: a quay]"),
                        new Page(
                                "data-description",
                                "### quays.csv\n\nOne row a quay\n\n- height: metres above the water\n\n"
                                        + "### quay.png\n\nA photograph")),
                of(whole()).pages());
    }

    @Test
    void nothing_is_made_of_what_nobody_described() {
        List<Page> pages = of(new DatasetMaterial(
                        dataset("Text"), NOT_DESCRIBED, files(), List.of(), List.of(), List.of(), List.of()))
                .pages();

        assertEquals(
                List.of("description", "data-description"),
                pages.stream().map(Page::name).toList());
        assertEquals("### quay.png\n\nA photograph", pages.get(1).markdown());
        assertEquals(
                List.of("description"),
                of(new DatasetMaterial(
                                dataset("Text"),
                                new DatasetMetadata(
                                        null,
                                        null,
                                        List.of(new DescribedFile(
                                                "a.csv", "", List.of(new DescribedColumn("x", "Integer", " "))))),
                                List.of(new DataFile("a.csv", 1, null)),
                                null,
                                null,
                                null,
                                null))
                        .pages()
                        .stream()
                        .map(Page::name)
                        .toList());
    }

    @Test
    void files_of_which_the_same_is_said_share_a_section() {
        List<DescribedColumn> columns = List.of(new DescribedColumn("t", "DateTime", "UTC"));
        List<DescribedFile> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new DescribedFile(month + ".csv", null, columns))
                .toList();
        List<Page> pages = of(new DatasetMaterial(
                        dataset("Text"),
                        new DatasetMetadata(null, null, months),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .pages();

        assertEquals(
                "### 1.csv, 2.csv, 3.csv, 4.csv, 5.csv, 6.csv, 7.csv, 8.csv, 9.csv, 10.csv and 2 more\n\n- t: UTC",
                pages.get(1).markdown());
    }

    @Test
    void tables_are_read_from_the_heads_of_files() {
        var tables = of(whole()).tables();

        assertEquals(
                List.of("quays.csv"),
                tables.stream().map(ContextDocument.Table::file).toList());
        assertEquals("integer", tables.get(0).columns().get(1).type());
        assertEquals(2, tables.get(0).rowsSampled());
    }

    @Test
    void without_anything_there_is_still_a_document() {
        Dataset bare = new Dataset("port/quays", null, null, null, null, null, null, null, 0, 0, null, 0, 0, 0, 0);
        ContextDocument document = of(new DatasetMaterial(bare, null, null, null, null, null, null));

        assertTrue(document.facts().isEmpty());
        assertEquals(List.of(), document.pages());
        assertEquals(List.of(new Omission("page description", "it has no text", 0)), document.omissions());
    }

    @Test
    void what_was_not_had_is_left_out_and_a_warning() {
        List<Omission> missing =
                List.of(new Omission("metadata", "Kaggle says no", 0), new Omission("file a.csv", "gone", 0));
        ContextDocument document =
                of(new DatasetMaterial(dataset("Text"), null, List.of(), List.of(), List.of(), List.of(), missing));

        assertEquals(missing, document.omissions());
        assertEquals(
                new Fact("metadata could not be had: Kaggle says no", "KaggleIngest"),
                document.facts().get("warnings"));
    }

    @Test
    void unreadable_notebooks_and_files_are_named() {
        ContextDocument document = of(new DatasetMaterial(
                dataset("Text"),
                NOT_DESCRIBED,
                List.of(),
                List.of(new FileHead("empty.csv", "empty.csv", new byte[0], true)),
                List.of(),
                List.of(ParsedNotebook.of(new Notebook(
                        new NotebookSummary("ada/broken", "B", "Ada", 1, NOW),
                        "python",
                        "notebook",
                        "{",
                        Sample.SETUP))),
                List.of()));

        assertEquals(
                List.of(
                        new Omission("table empty.csv", "empty file", 0),
                        new Omission("notebook ada/broken", "its source is not valid JSON", 0)),
                document.omissions());
    }

    @Test
    void many_files_and_long_descriptions_are_bounded() {
        List<DataFile> files = IntStream.range(0, 20_000)
                .mapToObj(i -> new DataFile("images/" + i + ".png", 1, "d ".repeat(5000)))
                .toList();
        ContextDocument document =
                of(new DatasetMaterial(dataset("Text"), NOT_DESCRIBED, files, null, null, null, null));

        assertEquals(List.of(new File("images/*.png", 20_000, 20_000, List.of("0.png", "1.png"))), document.files());
        assertTrue(document.pages().get(1).markdown().length() < 50 * 600);
    }

    @Test
    void secrets_do_not_get_in() {
        String secret = "hf_" + "Fake".repeat(8);
        Dataset dataset = new Dataset(
                "port/quays",
                secret,
                secret,
                "token " + secret,
                secret,
                secret,
                List.of(secret),
                NOW,
                1,
                1,
                1.0,
                0,
                0,
                0,
                0);
        DatasetMetadata metadata = new DatasetMetadata(
                secret,
                secret,
                List.of(new DescribedFile(secret, secret, List.of(new DescribedColumn(secret, secret, secret)))));

        assertFalse(Format.JSON
                .render(of(new DatasetMaterial(dataset, metadata, List.of(), null, null, null, null)))
                .contains(secret));
    }

    @ParameterizedTest
    @EnumSource
    void every_format_tells_it_within_its_budget(Format format) {
        String all = new Selection(3, null, List.of())
                .render(Bundle.of(of(whole())), format)
                .text();
        String little = new Selection(3, 500, List.of())
                .render(Bundle.of(of(whole())), format)
                .text();

        for (String told : List.of("dataset", "port/quays", "CC0: Public Domain", "metres above the water", "print")) {
            assertTrue(all.contains(told), format + ": " + told);
        }
        assertTrue(TokenCount.of(little) <= 500, format.name());
        assertTrue(little.contains("CC0: Public Domain"), format.name());
    }

    @Test
    void a_bundle_brings_it_back() {
        ContextDocument document = of(whole());

        assertEquals(document, Bundle.read(Bundle.of(document).bytes()).document());
    }

    private static ContextDocument of(DatasetMaterial material) {
        return DocumentReader.of(material, Source.KAGGLE, NOW);
    }

    public static DatasetMaterial whole() {
        return new DatasetMaterial(
                dataset("# About\n\nMeasured twice. ![a quay](https://img.example/q.png)"),
                new DatasetMetadata(
                        "monthly",
                        "A tape measure",
                        List.of(new DescribedFile(
                                "quays.csv",
                                "One row a quay",
                                List.of(
                                        new DescribedColumn("id", "Integer", null),
                                        new DescribedColumn("height", "Integer", "metres above the water"))))),
                files(),
                List.of(new FileHead(
                        "quays.csv", "quays.csv", "id,height\n1,22\n2,38\n".getBytes(StandardCharsets.UTF_8), true)),
                List.of(ParsedDiscussion.of(
                        new Topic(
                                81,
                                "Above which zero?",
                                null,
                                1,
                                "https://www.kaggle.com/datasets/port/quays/discussion/81",
                                NOW,
                                false,
                                "<p>Heights above <em>which</em> zero?</p>"),
                        List.of(
                                new TopicMessage(
                                        "Ada", 0, NOW, "<p>Heights above <em>which</em> zero?</p>", null, false),
                                new TopicMessage("Port Lab", 1, NOW, "<p>Chart datum.</p>", null, false)))),
                List.of(ParsedNotebook.of(new Notebook(
                        new NotebookSummary("ada/look", "Look at quays", "Ada", 5, NOW),
                        "python",
                        "script",
                        "print(1)",
                        Sample.SETUP))),
                List.of());
    }

    private static List<DataFile> files() {
        return List.of(new DataFile("quays.csv", 20, null), new DataFile("quay.png", 10, "A photograph"));
    }

    private static Dataset dataset(String description) {
        return new Dataset(
                "port/quays",
                "Quays of the world",
                "Heights",
                description,
                "Port Lab",
                "CC0: Public Domain",
                List.of("tabular", "sea"),
                Instant.parse("2026-11-01T12:00:00Z"),
                4,
                30,
                0.7647059,
                12,
                96,
                540,
                1);
    }
}
