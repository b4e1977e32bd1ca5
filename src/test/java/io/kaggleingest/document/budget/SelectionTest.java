package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.form.Format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SelectionTest {
    private final ContextDocument sample = Sample.document();

    @Test
    void the_best_notebooks_and_what_the_others_would_have_cost() {
        ContextDocument one = new Selection(1, null, List.of())
                .render(Bundle.of(sample), Format.MD)
                .document();

        assertEquals(1, one.notebooks().size());
        assertEquals(sample.notebooks().get(0), one.notebooks().get(0));
        List<Omission> others = one.omissions().stream()
                .filter(part -> part.reason().equals("not among the top 1"))
                .toList();
        assertEquals(3, others.size());
        assertTrue(others.stream().allMatch(part -> part.tokens() > 10));
    }

    @Test
    void ignored_files_go_with_their_tables_and_do_not_take_the_place_of_notebooks() {
        ContextDocument some = new Selection(2, null, List.of("*.csv", "moonpull/*", " "))
                .render(Bundle.of(sample), Format.JSON)
                .document();

        assertEquals(
                List.of("stations.tsv", "depth_soundings.parquet", "charts/north_quay.png"),
                some.files().stream().map(File::name).toList());
        assertEquals(
                List.of("stations.tsv"), some.tables().stream().map(Table::file).toList());
        assertEquals(2, some.notebooks().size());
        assertFalse(some.notebooks().stream().anyMatch(one -> one.ref().startsWith("moonpull/")));
        assertTrue(some.omissions().stream()
                .anyMatch(part -> part.part().equals("3 files") && part.reason().equals("matched ignore_patterns")));
    }

    @Test
    void what_is_ignored_stands_in_no_key_fact_and_in_no_count() {
        ContextDocument some = new Selection(3, null, List.of("train.csv", "*.png"))
                .render(Bundle.of(sample), Format.JSON)
                .document();

        some.facts().forEach((name, fact) -> {
            boolean ofFiles = fact.source().startsWith("file");
            assertFalse(ofFiles && (fact + "").matches(".*(?:train\\.csv|png).*"), () -> name + ": " + fact);
        });
        assertTrue(some.facts().get("files").value().toString().startsWith("4 files, "), some.facts()::toString);
        assertEquals(sample.facts().get("metric"), some.facts().get("metric"));
        assertFalse(
                some.omissions().stream().anyMatch(part -> part.reason().contains("png")), some.omissions()::toString);
    }

    @ParameterizedTest
    @EnumSource
    void the_total_is_the_count_of_the_text_itself(Format format) {
        for (int topN = 1; topN <= 4; topN++) {
            ContextDocument counted = new Selection(topN, null, List.of())
                    .render(Bundle.of(sample), format)
                    .document();

            assertEquals(TokenCount.of(format.render(counted)), counted.tokens().total());
            assertTrue(counted.tokens().byPart().get("notebooks") > 100);
            int parts = counted.tokens().byPart().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertEquals(1.0, (double) parts / counted.tokens().total(), 0.1, "parts make up nearly all of it");
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_budget_is_ever_exceeded(Format format) {
        ContextDocument large = large();
        for (int max : new int[] {500, 501, 700, 1000, 2000, 4000, 10_000, 30_000}) {
            ContextDocument cut = new Selection(10, max, List.of())
                    .render(Bundle.of(large), format)
                    .document();
            int count = TokenCount.of(format.render(cut));

            assertTrue(count <= max, () -> format + ": " + count + " of " + max);
            assertEquals(count, cut.tokens().total());
            assertFalse(cut.omissions().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_title_of_costly_letters_is_cut_where_nothing_else_is_left_to_cut(Format format) {
        ContextDocument costly =
                sample.toBuilder().title("\uD808\uDC00".repeat(100)).build();
        ContextDocument cut = new Selection(1, 500, List.of())
                .render(Bundle.of(costly), format)
                .document();

        assertTrue(TokenCount.of(format.render(cut)) <= 500);
        assertTrue(cut.title().matches("\uD808\uDC00.*…"), cut.title());
    }

    @ParameterizedTest
    @EnumSource
    void budgets_are_used_and_say_what_they_cost(Format format) {
        ContextDocument large = large();
        for (int max : new int[] {4000, 10_000, 30_000}) {
            ContextDocument cut = new Selection(10, max, List.of())
                    .render(Bundle.of(large), format)
                    .document();

            assertTrue(cut.tokens().total() > max * 0.95, () -> format + " uses " + cut.tokens() + " of " + max);
            assertEquals(large.facts(), cut.facts(), "facts survive");
            assertTrue(cut.omissions().stream()
                    .anyMatch(part -> part.part().equals("notebooks")
                            && part.reason().startsWith("max_tokens: ")
                            && part.tokens() > 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void texts_and_cells_are_beginnings_and_rows_are_whole(Format format) {
        ContextDocument large = large();
        ContextDocument cut = new Selection(10, 8000, List.of())
                .render(Bundle.of(large), format)
                .document();

        for (Notebook kept : cut.notebooks()) {
            Notebook whole = large.notebooks().stream()
                    .filter(one -> one.ref().equals(kept.ref()))
                    .findFirst()
                    .orElseThrow();
            int last = kept.cells().size() - 1;
            assertEquals(whole.cells().subList(0, last), kept.cells().subList(0, last));
            assertTrue(whole.cells()
                    .get(last)
                    .text()
                    .startsWith(kept.cells().get(last).text()));
        }
        for (Page kept : cut.pages()) {
            Page whole = large.pages().stream()
                    .filter(one -> one.name().equals(kept.name()))
                    .findFirst()
                    .orElseThrow();
            assertTrue((whole.markdown() + "\n").startsWith(kept.markdown() + "\n"));
        }
        for (Discussion kept : cut.discussions()) {
            Discussion whole = large.discussions().stream()
                    .filter(one -> one.title().equals(kept.title()))
                    .findFirst()
                    .orElseThrow();
            assertTrue((whole.text() + "\n").startsWith(kept.text() + "\n"));
        }
        for (Table kept : cut.tables()) {
            assertTrue(kept.sample().stream()
                    .allMatch(row -> row.size() == kept.columns().size()));
        }
    }

    /** However it is written, and however few pieces it has. */
    @ParameterizedTest
    @EnumSource
    void one_large_piece_is_cut_to_fill_the_budget(Format format) {
        String words = "The tide rises twice a day, and \"潮汐\" is its name. "
                .repeat(3_000)
                .strip();
        String code = "def level(t):\n    return a * cos(w * t + p)\n\n\n"
                .repeat(3_000)
                .strip();
        List<ContextDocument> documents = List.of(
                document(List.of(new Page("description", words))),
                document(List.of(new Page("description", "- " + words.replace(". ", ".\n- ")))),
                document(List.of(new Page("description", "```python\n" + code + "\n```"))),
                document(List.of(new Page("description", "word ".repeat(60_000).strip()))),
                script(code),
                document(List.of()).toBuilder()
                        .discussions(List.of(new Discussion("1st place", "a", 1, "u", words)))
                        .build());
        for (ContextDocument large : documents) {
            for (int max : new int[] {700, 1_500, 4_000, 20_000}) {
                ContextDocument cut = new Selection(1, max, List.of())
                        .render(Bundle.of(large), format)
                        .document();

                assertTrue(cut.tokens().total() <= max);
                assertTrue(cut.tokens().total() >= 0.9 * max, () -> max + ": " + cut.tokens() + cut.omissions());
                assertTrue(
                        cut.omissions().get(0).reason().contains("only its beginning kept")
                                || cut.omissions().get(0).reason().contains("pieces"),
                        cut.omissions()::toString);
            }
        }
    }

    private static ContextDocument script(String code) {
        Notebook script =
                new Notebook("o/s", "Script", "o", 1, "python", "u", Sample.NOW, List.of(new Cell("code", code, null)));
        return document(List.of()).toBuilder().notebooks(List.of(script)).build();
    }

    @Test
    void what_fits_is_not_touched() {
        ContextDocument all = new Selection(10, null, List.of())
                .render(Bundle.of(sample), Format.TOON)
                .document();
        int exact = all.tokens().total();

        assertEquals(
                all,
                new Selection(10, exact, List.of())
                        .render(Bundle.of(sample), Format.TOON)
                        .document());
        assertTrue(new Selection(10, exact - 1, List.of())
                        .render(Bundle.of(sample), Format.TOON)
                        .document()
                        .tokens()
                        .total()
                < exact);
    }

    @Test
    void the_rules_of_all_competitions_are_one_line() {
        String general =
                "## B. General competition rules\n\nA binding agreement. The competition sponsor, governing law,"
                        + " publicity, and all else as is.\n\n" + "Words and words. ".repeat(200);
        ContextDocument document = large().toBuilder()
                .pages(List.of(new Page("rules", "No fishing.\n\n" + general)))
                .build();

        ContextDocument told = new Selection(1, null, List.of())
                .render(Bundle.of(document), Format.MD)
                .document();

        assertEquals("No fishing.", told.pages().get(0).markdown());
        assertTrue(
                told.omissions().stream()
                        .anyMatch(part -> part.part().equals("general rules of page rules") && part.tokens() > 600),
                told.omissions()::toString);
    }

    @Test
    void the_task_comes_before_the_rules_and_the_best_notebook_before_the_second() {
        ContextDocument cut = new Selection(10, 6000, List.of())
                .render(Bundle.of(large()), Format.TOON)
                .document();
        List<String> pages = cut.pages().stream().map(Page::name).toList();

        assertTrue(pages.contains("evaluation") && pages.contains("data-description"), pages::toString);
        assertTrue(cut.notebooks().get(0).ref().equals("o/n0"));
    }

    @ParameterizedTest
    @EnumSource
    void write_ups_come_before_what_else_people_discuss(Format format) {
        ContextDocument cut = new Selection(10, 5000, List.of())
                .render(Bundle.of(large()), format)
                .document();
        List<Integer> lengths =
                cut.discussions().stream().map(one -> one.text().length()).toList();

        assertEquals("1th place solution", cut.discussions().get(0).title());
        assertTrue(cut.discussions().stream().anyMatch(one -> one.title().equals("Topic 3")), "they have a share, too");
        assertTrue(lengths.get(0) > lengths.get(lengths.size() - 1), lengths::toString);
        assertTrue(cut.omissions().stream()
                .anyMatch(part -> part.part().equals("discussions")
                        && part.reason().startsWith("max_tokens: 1th place solution (")
                        && part.tokens() > 0));
    }

    @Test
    void special_tokens_in_texts_are_ordinary_text() {
        ContextDocument document =
                document(List.of(new Page("description", "before <|endoftext|> after <|im_start|>")));
        ContextDocument counted = new Selection(1, 500, List.of())
                .render(Bundle.of(document), Format.MD)
                .document();

        assertTrue(Format.MD.render(counted).contains("<|endoftext|>"));
        assertEquals(TokenCount.of(Format.MD.render(counted)), counted.tokens().total());
    }

    @ParameterizedTest
    @CsvSource({"0,", "11,", "-1,", "3,499", "3,-1"})
    void limits_are_checked(int topN, Integer maxTokens) {
        assertThrows(IllegalArgumentException.class, () -> new Selection(topN, maxTokens, List.of()));
    }

    @Test
    void patterns_are_bounded() {
        assertThrows(IllegalArgumentException.class, () -> new Selection(1, null, List.of("a".repeat(201))));
        assertThrows(IllegalArgumentException.class, () -> new Selection(1, null, Collections.nCopies(51, "a")));
        assertEquals(List.of(), new Selection(1, null, null).ignorePatterns());
    }

    /** Some 50,000 tokens in many kinds of text, some of which cost more than they look. */
    private static ContextDocument large() {
        List<Page> pages = new ArrayList<>();
        for (String name : List.of("description", "evaluation", "data-description", "rules", "More 🌊")) {
            StringBuilder text = new StringBuilder("# " + name);
            for (int i = 0; i < 80; i++) {
                text.append("\n\nParagraph ")
                        .append(i)
                        .append(" of ")
                        .append(name)
                        .append(": \"潮汐\" \\\\ <|endoftext|> and so on.");
            }
            pages.add(new Page(name, text + "\n\n```\ncode\n\nstays together\n```"));
        }
        return document(pages);
    }

    private static ContextDocument document(List<Page> pages) {
        boolean small = pages.size() <= 1;
        List<File> files = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        List<Discussion> discussions = new ArrayList<>();
        List<Notebook> notebooks = new ArrayList<>();
        for (int i = 0; !small && i < 300; i++) {
            files.add(new File("images/" + i + ".png", 1000L * i));
        }
        for (int i = 0; !small && i < 4; i++) {
            List<Column> columns = new ArrayList<>();
            List<String> row = new ArrayList<>();
            for (int c = 0; c < 60; c++) {
                columns.add(new Column("column_" + c, "text", c, 40, List.of("a, \"b\"", "true", "0.5")));
                row.add("cell " + c);
            }
            tables.add(new Table("table" + i + ".csv", columns, 1000, List.of(row, row, row)));
        }
        for (int n = 0; !small && n < 10; n++) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                cells.add(new Cell("markdown", "## Step " + i, null));
                cells.add(new Cell("code", "print('" + "x = y\n".repeat(20) + "')", "```\n\t1.25\n".repeat(10)));
            }
            notebooks.add(new Notebook("o/n" + n, "N " + n, "o", n, "python", "u", Sample.NOW, cells));
        }
        for (int d = 0; !small && d < 8; d++) {
            String title = d < 3 ? d + 1 + "th place solution" : "Topic " + d;
            String text = ("Because of \"潮汐\" it is so.\n\n> Reply by o, 1 vote:\n>\n> No " + d + ".\n\n").repeat(30);
            discussions.add(new Discussion(title, "o", d, "u", text.strip()));
        }
        Map<String, Fact> facts = small ? Map.of() : Sample.document().facts();
        ContextDocument frame = Sample.document();
        return frame.toBuilder()
                .facts(facts)
                .pages(pages)
                .files(files)
                .tables(tables)
                .leaderboard(small ? List.of() : frame.leaderboard())
                .discussions(discussions)
                .notebooks(notebooks)
                .omissions(List.of())
                .build();
    }
}
