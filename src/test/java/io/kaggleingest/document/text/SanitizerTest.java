package io.kaggleingest.document.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.DocumentJson;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.material.NotebookMaterial;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedColumn;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SanitizerTest {
    /** Bell, escape, C1, overrides, isolates, marks, zero width, soft hyphen, fillers, selectors, tags, half a pair. */
    private static final String UNSEEN =
            "\u0007\u001B\u0090\u202E\u2066\u2069\u200E\u061C\u200B\u2060\u2063\uFEFF\u00AD"
                    + "\u034F\u115F\u180E\u3164\uFFA0\uFE01\uFFF9\uFFFE" + tag('h') + tag('i')
                    + Character.toString(0xE0100) + Character.toString(0xE01EF) + Character.toString(0x1D173);

    @Test
    void what_nobody_sees_goes() {
        assertEquals("ab", Sanitizer.text("a" + UNSEEN + "b"));
        assertEquals("ab", Sanitizer.text("a\u200D\u200Cb\uFE0F"), "joiners where nothing joins");
        assertEquals("a\uFFFDb", Sanitizer.text("a\uD800b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "na\u00EFve \u4E2D\u6587 \u0440\u0443\u0441\u0441\u043A\u0438\u0439",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u0915\u094D\u200D\u0937",
                "\u2764\uFE0F\u200D\uD83D\uDD25 1\uFE0F\u20E3 \uD83D\uDC68\u200D\uD83D\uDC69",
                "\u06DD \u0601",
                "a\tb\nc",
            })
    void what_scripts_and_emoji_need_stays(String text) {
        assertEquals(text, Sanitizer.text(text));
    }

    @Test
    void a_message_in_joiners_goes() {
        String bits = "\u200C\u200D\u200D\u200C\uFE0F\uFE0E".repeat(20);
        String once = Sanitizer.text("\u4E2D" + bits + "\u6587");

        assertTrue(once.length() <= 4, () -> once.length() + " characters");
        assertEquals(once, Sanitizer.text(once));
        assertEquals(Secrets.MASKED, Sanitizer.text("hf_\u200D" + "Fake\uFE0F".repeat(6)), "nor do they hide a secret");
    }

    @Test
    void every_line_end_is_one_of_unix() {
        assertEquals("a\nb\nc\nd\ne\n\nf", Sanitizer.text("a\r\nb\rc\u2028d\u0085e\n\rf"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "![x](data:image/png;base64,§)|![x]([embedded data])",
                "url(DATA:image/PNG;BASE64,§)|url([embedded data])",
                "data:;base64,§|[embedded data]",
                "src=data:image/svg+xml;charset=utf8;base64,§ z|src=[embedded data] z",
                "data:text/csv, a, b|data:text/csv, a, b",
            })
    void embedded_files_are_named(String text, String expected) {
        assertEquals(expected, Sanitizer.text(text.replace("§", "iVBORw0KGgoAAAAN".repeat(3) + "==")));
    }

    @Test
    void encoded_data_over_many_lines_goes_too() {
        String line = "iVBORw0KGgoAAAAN".repeat(5).substring(0, 76);

        assertEquals(
                "a [embedded data]\nb", Sanitizer.text("a data:image/png;base64,\n" + (line + "\n").repeat(3) + "b"));
        String printed = Sanitizer.text("b'" + (line + "\\n").repeat(9) + "'");
        assertEquals("b'[702 characters of encoded data]'", printed);
    }

    /** Whoever can name a team, a column, or a tag can write; nothing of it comes through as it was. */
    @ParameterizedTest
    @EnumSource
    void no_text_that_people_wrote_escapes(Format format) {
        String bad = "a" + UNSEEN + "\u200Dz";
        for (ContextDocument document : List.of(competition(bad), dataset(bad), notebook(bad))) {
            String text = new Selection(10, null, List.of())
                    .render(Bundle.of(document), format)
                    .text();
            String leaked = text.codePoints()
                    .filter(c -> c != '\n' && (UNSEEN.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT))
                    .mapToObj(Integer::toHexString)
                    .reduce("", (all, one) -> all + " " + one);

            assertEquals("", leaked, document.kind().name());
            assertTrue(text.contains("az"));
        }
    }

    private static ContextDocument competition(String bad) {
        Competition competition = new Competition(
                bad,
                bad,
                bad,
                bad,
                bad,
                bad,
                bad,
                List.of(bad),
                null,
                null,
                null,
                null,
                1,
                1,
                1,
                bad,
                true,
                true,
                true);
        return DocumentReader.of(
                new CompetitionMaterial(
                        competition,
                        List.of(
                                new CompetitionPage(bad, bad, "<p>" + bad + "&#8238;&#x200b;</p>", "text/html"),
                                new CompetitionPage("evaluation", bad, "Scored by " + bad, "text/markdown")),
                        List.of(new DataFile(bad, 1, null)),
                        List.of(head(bad)),
                        List.of(new Standing(bad, bad, null)),
                        List.of(ParsedDiscussion.of(
                                Sample.topic(1, bad, bad, 1, Sample.NOW, true),
                                List.of(
                                        Sample.message(bad, 1, Sample.NOW, bad),
                                        Sample.message(bad, 1, Sample.NOW, bad)))),
                        List.of(ParsedNotebook.of(
                                new Notebook(summary(bad), bad, "script", "x = '" + bad + "'", Sample.SETUP))),
                        List.of()),
                Source.KAGGLE,
                Sample.NOW);
    }

    private static ContextDocument dataset(String bad) {
        List<DescribedColumn> columns = List.of(new DescribedColumn(bad, bad, bad));
        return DocumentReader.of(
                new DatasetMaterial(
                        new Dataset(bad, bad, bad, bad, bad, bad, List.of(bad), null, 1, 1, 1.0, 1, 1, 1, 1),
                        new DatasetMetadata(bad, bad, List.of(new DescribedFile(bad, bad, columns))),
                        List.of(new DataFile(bad, 1, bad)),
                        List.of(head(bad)),
                        List.of(),
                        List.of(ParsedNotebook.of(new Notebook(summary(bad), bad, "notebook", "{", Sample.SETUP))),
                        List.of()),
                Source.KAGGLE,
                Sample.NOW);
    }

    private static ContextDocument notebook(String bad) {
        List<String> all = List.of(bad);
        String escaped = DocumentJson.MAPPER.valueToTree(bad).toString();
        String source = ("{'metadata':{'language_info':{'name':§}},'cells':[{'cell_type':'markdown','source':§},"
                        + "{'cell_type':'code','source':[§],'outputs':[{'output_type':'stream','text':§},"
                        + "{'output_type':'error','ename':§,'evalue':§,'traceback':[§]},"
                        + "{'output_type':'display_data','data':{'text/html':§}}]}]}")
                .replace('\'', '"')
                .replace("§", escaped);
        NotebookSetup setup = new NotebookSetup(1, all, all, all, all, all, true, true, true);
        return DocumentReader.of(
                new NotebookMaterial(ParsedNotebook.of(new Notebook(summary(bad), null, "notebook", source, setup))),
                Source.KAGGLE,
                Sample.NOW);
    }

    private static FileHead head(String bad) {
        byte[] bytes = (bad + ",b\n" + bad + ",2\n").getBytes(StandardCharsets.UTF_8);
        return new FileHead(bad + ".csv", bad + ".csv", bytes, true);
    }

    private static NotebookSummary summary(String bad) {
        return new NotebookSummary(bad, bad, bad, 1, Sample.NOW);
    }

    private static String tag(char letter) {
        return Character.toString(0xE0000 + letter);
    }
}
