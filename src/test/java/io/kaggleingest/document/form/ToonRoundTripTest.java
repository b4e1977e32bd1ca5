package io.kaggleingest.document.form;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.DocumentJson;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ToonRoundTripTest {
    private static final int VALUES = 3000;

    @Test
    void a_whole_document_comes_back() throws JsonProcessingException {
        ContextDocument document = new Selection(10, null, List.of())
                .render(Bundle.of(Sample.document()), Format.TOON)
                .document();

        JsonNode read = ToonReader.read(Format.TOON.render(document));

        assertSame(DocumentJson.MAPPER.readTree(Format.JSON.render(document)), read, "the document");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"','; 2", "','; 1", "'|'; 2", "'|'; 4", "'\t'; 2", "'\t'; 3"})
    void whatever_json_comes_back(char delimiter, int indentSize) {
        ToonValues values = new ToonValues(20261120 + delimiter + indentSize);
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = values.next();
            String toon = Toon.encode(value, delimiter, indentSize);

            assertSame(value, ToonReader.read(toon, indentSize), toon);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a[2]: 1",
                "a[1]: 1,2",
                "a[01]: 1",
                "a[x]: 1",
                "a[2]{x}:¶  1",
                "a[1]{x}:¶  1¶  2",
                "a[1]{x,y}:¶  1",
                "a[1]{x|y}:¶  1,2",
                "a[1]{x,x}:¶  1,2",
                "a[1]{x} :¶  1",
                "a[2]{x}:¶  1¶¶  2",
                "a[1:]:¶  b: 1",
                "a[2]:¶  - 1¶¶  - 2",
                "a[1]:¶  1",
                "a: 1¶a: 2",
                "a:¶   b: 1",
                "a:¶\tb: 1",
                "a:¶    b: 1",
                "a: \"x",
                "a: \"x\" y",
                "a: \"\\x\"",
                "a: \"\\ud800\"",
                "a: 1¶b",
                "[1]: 1¶a: 2",
            })
    void the_reader_refuses_what_strict_reading_refuses(String toon) {
        assertThrows(AssertionError.class, () -> ToonReader.read(toon.replace('¶', '\n')));
    }

    private static void assertSame(JsonNode expected, JsonNode actual, String toon) {
        assertTrue(
                expected.equals(ToonValues.BY_VALUE, actual),
                () -> toon + "\nwas written for\n" + expected + "\nand read as\n" + actual);
    }

    @Test
    void comments_and_blank_lines_between_fields_are_no_content() {
        assertEquals(
                ToonReader.read("a: 1\nb[2]:\n  - 1\n  - 2\nc: 3"),
                ToonReader.read("# about a\na: 1\n\nb[2]:\n  - 1\n# between\n  - 2\n\nc: 3\n"));
    }
}
