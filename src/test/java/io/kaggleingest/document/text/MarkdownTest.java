package io.kaggleingest.document.text;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Inline;
import io.kaggleingest.document.text.Markdown.InlineKind;
import io.kaggleingest.document.text.Markdown.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MarkdownTest {
    private static final int MANY = 60_000;

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                "# A *b*¶c¶d => HEADING:A b PARAGRAPH:c d",
                "a¶¶    b¶¶c => PARAGRAPH:a CODE:b PARAGRAPH:c",
                "```¶a¶¶b¶``` => CODE:a¶¶b",
                "````md¶```¶a¶```¶````¶b => CODE:```¶a¶``` PARAGRAPH:b",
                "- a¶¶  ```r¶  b¶¶  c¶  ```¶- d => LIST: ITEM:a PARAGRAPH:a CODE:b¶¶c ITEM:d PARAGRAPH:d",
                "> a¶> ~~~¶> b¶> ~~~¶¶c => QUOTE: PARAGRAPH:a CODE:b PARAGRAPH:c",
                "```a``` b¶¶c => PARAGRAPH:a b PARAGRAPH:c",
                "| a | b |¶|---|---|¶| `1` | | => TABLE: ROW:a, b CELL:a CELL:b ROW:1 CELL:1 CELL:",
                "a <id> <b>b</b> &lt; 2*3*4 and $x_1*y$ => PARAGRAPH:a <id> <b>b</b> < 2*3*4 and $x_1*y$",
                "from *$5* to $10, a_b_c => PARAGRAPH:from $5 to $10, a_b_c",
                "a¶¶---¶¶b => PARAGRAPH:a RULE: PARAGRAPH:b",
            })
    void a_text_is_what_its_readers_see(String markdown, String blocks) {
        String read = Markdown.of(markdown.replace('¶', '\n'))
                .all()
                .map(block -> block.kind() + ":" + block.text())
                .collect(Collectors.joining(" "));

        assertEquals(blocks.replace('¶', '\n'), read);
    }

    @Test
    void each_block_tells_where_it_stands() {
        Markdown text = Markdown.of("- one\n  ```R x\n  y\n  ```\n\n> two `z` [a](/b) $c$\n");

        List<String> places = text.all()
                .filter(block -> block.children().isEmpty())
                .map(text::source)
                .toList();
        Block code = text.all(Kind.CODE).findFirst().orElseThrow();
        Block quoted = text.blocks().get(1).children().get(0);

        assertEquals(List.of("one", "```R x\n  y\n  ```", "two `z` [a](/b) $c$"), places);
        assertEquals("r", code.language());
        assertEquals(1, code.level());
        assertEquals(
                List.of(
                        new Inline(InlineKind.CODE, 32, 35, 4, "z"),
                        new Inline(InlineKind.LINK, 36, 43, 6, "/b"),
                        new Inline(InlineKind.FORMULA, 44, 47, 8, "c")),
                quoted.inlines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"python|python", "Python title=x|python", "{r, echo=FALSE}|r", "{.sql}|sql", "c++|c++", "|''"})
    void a_fence_says_its_language(String info, String language) {
        String fence = "```" + (info == null ? "" : info) + "\nx\n```";

        assertEquals(language, Markdown.of(fence).blocks().get(0).language());
    }

    /** Whatever recurses or looks back would overflow or not come to an end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ",
                "- ",
                "1. ",
                "[",
                "![[]()",
                "$",
                "*a_ ",
                "`` ` ",
                "<!--",
                "**a *b ",
                "|-",
                "|\n",
                "- a\n",
                "> a\n>> b\n",
                "[a]: b\n"
            })
    void however_long_a_run_is_it_is_read(String piece) {
        String run = piece.repeat(MANY / piece.length());

        assertTrue(Markdown.of(run).all().allMatch(block -> block.to() <= run.length()));
        assertTrue(Markdown.of("|" + "a|".repeat(MANY) + "\n|" + "-|".repeat(MANY) + "\n" + run)
                        .all()
                        .count()
                > 0);
    }

    @Test
    void a_long_paragraph_is_read_to_its_end() {
        String line = "word *word* `code` ".repeat(1_000).strip();

        Block read = Markdown.of(line + "\n" + line).blocks().get(0);

        assertEquals((line + " " + line).replaceAll("[*`]", ""), read.text());
        assertEquals(2_000, read.inlines().size());
    }
}
