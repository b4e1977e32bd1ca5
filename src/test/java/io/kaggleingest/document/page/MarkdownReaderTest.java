package io.kaggleingest.document.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.text.Sanitizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MarkdownReaderTest {
    private static final int MANY = 50_000;

    @ParameterizedTest
    @ValueSource(strings = {"\n", " \t\n", "\r", "\r\n", "\n\u2003\u00A0\n"})
    void however_many_blank_lines_are_one(String line) {
        assertEquals("a\n\nb", MarkdownReader.of("a" + line.repeat(MANY) + "b", "text/markdown"));
    }

    @Test
    void line_ends_of_every_kind_in_a_row_are_line_ends() {
        assertEquals("a" + "\n".repeat(MANY + 1) + "b", Sanitizer.text("a" + "\r".repeat(MANY) + "\r\nb"));
    }

    @Test
    void blanks_within_a_line_stay_and_at_its_end_go() {
        assertEquals("a  b\nc", MarkdownReader.of("a  b \t\nc  ", "text/markdown"));
    }
}
