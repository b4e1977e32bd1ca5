package io.kaggleingest.document.reader;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.facts.Facts;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.NotebookSummary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CompetitionReaderTest {
    private static final Instant NOW = Sample.NOW;

    @Test
    void pages_are_read_in_the_order_of_a_competitor() {
        List<String> names = Sample.document().pages().stream().map(Page::name).toList();

        assertEquals(
                List.of("evaluation", "data-description", "Code Requirements", "Timeline", "rules", "description"),
                names);
    }

    @Test
    void notebooks_are_ranked_and_unreadable_ones_named() {
        ContextDocument document = Sample.document();

        assertEquals(
                List.of(
                        "moonpull/gbm-with-lunar-phase-lb-0-0447",
                        "oldsalt/tides-eda",
                        "rivera/harmonics-in-r",
                        "ada/baseline-script"),
                document.notebooks().stream().map(Notebook::ref).toList());
        assertTrue(document.omissions()
                .contains(new Omission("notebook nobody/broken", "its source is not valid JSON", 0)));
    }

    @Test
    void facts_say_where_they_are_from() {
        var facts = Sample.document().facts();

        assertEquals(new Fact("Root Mean Squared Error", "competition"), facts.get("metric"));
        assertEquals(
                new Fact("lower is better", "order of the leaderboard, page evaluation"),
                facts.get("metric_direction"));
        assertEquals(new Fact(1342, "competition"), facts.get("team_count"));
        assertEquals(new Fact(true, "competition"), facts.get("code_competition"));
        assertEquals(new Fact("row_id", "file sample_submission.csv, test.csv"), facts.get("id_column"));
        assertEquals(new Fact("level_m", "file sample_submission.csv"), facts.get("target_columns"));
        assertEquals(
                new Fact("LB 0.0447", "notebook moonpull/gbm-with-lunar-phase-lb-0-0447"),
                facts.get("best_public_stated_score"));
        assertEquals(new Fact(9, "page Code Requirements"), facts.get("cpu_hours"));
        assertEquals(
                "pages Code Requirements, rules", facts.get("external_data").source());
        assertEquals(
                new Fact(
                        "Deadline extended by two days (2026-11-09): The storm took our mast. See the timeline.",
                        "pinned topic 73"),
                facts.get("latest_announcement"));
        assertNull(facts.get("warnings"));
    }

    @Test
    void without_anything_there_is_still_a_document() {
        ContextDocument bare = of(competition(null, NOW, false), List.of(), List.of(), List.of());

        assertEquals("slug", bare.ref());
        assertEquals("https://www.kaggle.com/competitions/slug", bare.url());
        assertEquals(List.of(), bare.pages());
        CompetitionMaterial nothing =
                new CompetitionMaterial(competition(null, null, false), null, null, null, null, null, null, null);
        assertTrue(DocumentReader.of(nothing, Source.KAGGLE, NOW).facts().isEmpty());
    }

    @Test
    void what_was_not_had_is_left_out_and_a_warning() {
        CompetitionMaterial material = new CompetitionMaterial(
                competition(null, null, false),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Omission("data files", "rules not accepted", 0)));
        ContextDocument document = DocumentReader.of(material, Source.KAGGLE, NOW);

        assertEquals(List.of(new Omission("data files", "rules not accepted", 0)), document.omissions());
        assertEquals(
                "data files could not be had: rules not accepted",
                document.facts().get("warnings").value());
    }

    @Test
    void the_order_in_which_things_turned_out_to_be_missing_does_not_matter() {
        List<Omission> missing = List.of(
                new Omission("file b.csv", "rules not accepted", 0),
                new Omission("file a.csv", "rules not accepted", 0));

        assertEquals(missing(missing), missing(List.of(missing.get(1), missing.get(0))));
        assertEquals(
                "no data file could be read: rules not accepted",
                value(missing(missing).facts().get("warnings")));
    }

    private static ContextDocument missing(List<Omission> missing) {
        return DocumentReader.of(
                new CompetitionMaterial(competition(null, null, false), null, null, null, null, null, null, missing),
                Source.KAGGLE,
                NOW);
    }

    @Test
    void the_deadline_is_compared_with_the_time_of_fetching() {
        assertEquals("the deadline has passed", warning(competition(null, NOW.minusSeconds(1), false)));
        assertEquals(
                "the deadline has passed; submissions are closed",
                warning(competition(null, NOW.minusSeconds(1), true)));
        assertNull(warning(competition(null, NOW.plusSeconds(1), false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Scored by ROC AUC. Higher is better.|ROC AUC|higher is better",
                "We use the RMSLE; smaller scores are better|RMSLE|lower is better",
                "Submissions are evaluated on classification accuracy.|classification accuracy|higher is better",
                "Higher is better, although a lower loss is better too.|-|-",
                "You should minimize the error.|-|lower is better",
                "Nothing of the kind.|-|-",
            })
    void metric_and_direction_only_where_the_text_says_so(String text, String metric, String direction) {
        var facts = of(competition(null, null, false), List.of(page("Evaluation", text)), List.of(), List.of())
                .facts();

        assertEquals(metric, value(facts.get("metric")));
        assertEquals(direction, value(facts.get("metric_direction")));
    }

    @Test
    void a_quoted_rule_may_be_nested_however_deep() {
        String deep = "> ".repeat(20_000) + "External data is allowed in this competition.";
        var facts = of(competition(null, null, false), List.of(page("rules", deep)), List.of(), List.of())
                .facts();

        assertEquals("External data is allowed in this competition.", value(facts.get("external_data")));
    }

    @Test
    void a_metric_that_kaggle_and_the_text_name_differently_is_not_guessed() {
        var facts = of(
                        competition("Gini", null, false),
                        List.of(page("evaluation", "Submissions are scored on the log loss.")),
                        List.of(),
                        List.of())
                .facts();

        assertNull(facts.get("metric"));
        assertEquals(
                "metric: Kaggle names it \"Gini\", page evaluation \"log loss\"",
                facts.get("conflicts").value());
    }

    @Test
    void without_a_sample_submission_the_target_is_what_test_does_not_have() {
        var facts = of(
                        competition(null, null, false),
                        List.of(),
                        List.of(
                                head("train.csv", "id,x,y\n1,2,3\n"),
                                head("test.csv", "id,x\n1,2\n"),
                                head("latest.csv", "z\n1\n")),
                        List.of())
                .facts();

        assertEquals(new Fact("y", "files train.csv, test.csv"), facts.get("target_columns"));
        assertNull(facts.get("submission_format"));
    }

    @Test
    void the_submission_format_is_the_sample_submissions_header() {
        var facts = of(
                        competition(null, null, false),
                        List.of(),
                        List.of(
                                head("extra/submission_log.csv", "a,b\n"),
                                head("gender_submission.csv", "PassengerId,Survived\n892,0\n")),
                        List.of())
                .facts();

        assertEquals(
                "header PassengerId,Survived (first row: 892,0)",
                value(facts.get("submission_format")),
                "the most telling that calls itself a submission");
        var better = of(
                        competition(null, null, false),
                        List.of(),
                        List.of(head("old_submission.csv", "a,b\n"), head("sampleSubmission.csv", "id,y\n1,0\n")),
                        List.of())
                .facts();
        assertEquals("header id,y (first row: 1,0)", value(better.get("submission_format")));
    }

    @Test
    void long_and_many_values_are_bounded() {
        Competition long1 = new Competition(
                "slug",
                "T ".repeat(5000),
                "S ".repeat(5000),
                "u",
                "O ".repeat(5000),
                "C",
                "R ".repeat(5000),
                Collections.nCopies(5000, "tag"),
                null,
                null,
                null,
                null,
                0,
                null,
                0,
                "M ".repeat(5000),
                false,
                false,
                false);
        List<DataFile> files = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            files.add(new DataFile("images/" + i + ".x" + i, 1, null));
        }
        files.add(new DataFile("train.csv", 1, null));
        ContextDocument document = DocumentReader.of(
                new CompetitionMaterial(long1, null, files, null, null, null, null, null), Source.KAGGLE, NOW);

        assertEquals(PartReader.FILES, document.files().size());
        assertEquals("train.csv", document.files().get(0).name());
        assertTrue(document.omissions().contains(new Omission("files", "19501 more are not listed", 0)));
        document.facts()
                .values()
                .forEach(fact -> assertTrue(String.valueOf(fact.value()).length() <= Facts.LISTING));
        assertTrue(document.title().length() <= 200);
    }

    @Test
    void secrets_and_invisible_characters_do_not_get_in() {
        String secret = "hf_" + "Fake".repeat(8);
        ContextDocument document = of(
                competition(null, null, false),
                List.of(page("description", "token " + secret + " a\uD800b\u0000c\u202Ed")),
                List.of(),
                List.of(new io.kaggleingest.kaggle.Notebook(
                        new NotebookSummary("o/s", "My " + secret, "A", 1, NOW),
                        "python",
                        "script",
                        "t='" + secret + "'",
                        Sample.SETUP)));

        String all = Format.JSON.render(document);
        assertFalse(all.contains(secret));
        assertEquals("token [masked] a\uFFFDbcd", document.pages().get(0).markdown());
        assertEquals("My [masked]", document.notebooks().get(0).title());
    }

    private static String warning(Competition competition) {
        return value(of(competition, List.of(), List.of(), List.of()).facts().get("warnings"));
    }

    private static String value(Fact fact) {
        return fact == null ? null : String.valueOf(fact.value());
    }

    private static ContextDocument of(
            Competition competition,
            List<CompetitionPage> pages,
            List<FileHead> heads,
            List<io.kaggleingest.kaggle.Notebook> notebooks) {
        return DocumentReader.of(
                new CompetitionMaterial(
                        competition,
                        pages,
                        List.of(),
                        heads,
                        List.of(),
                        List.of(),
                        notebooks.stream().map(ParsedNotebook::of).toList(),
                        List.of()),
                Source.KAGGLE,
                NOW);
    }

    private static CompetitionPage page(String name, String text) {
        return new CompetitionPage(name, name, text, "text/markdown");
    }

    private static FileHead head(String name, String text) {
        return new FileHead(name, name, text.getBytes(StandardCharsets.UTF_8), true);
    }

    private static Competition competition(String metric, Instant deadline, boolean closed) {
        return new Competition(
                "slug", null, null, null, null, null, null, null, null, deadline, null, null, 0, null, 0, metric, false,
                closed, false);
    }
}
