package io.kaggleingest.document.budget;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.DocumentJson;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.form.Format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BundleTest {
    private final ContextDocument document = Sample.document();

    @Test
    void what_is_kept_comes_back_exactly() {
        ContextDocument back = Bundle.read(Bundle.of(document).bytes()).document();

        assertEquals(document, back);
        assertEquals(
                List.copyOf(document.facts().keySet()), List.copyOf(back.facts().keySet()), "in the same order");
        assertEquals(Format.TOON.render(document), Format.TOON.render(back));
        ContextDocument counted = new Selection(2, 3000, List.of())
                .render(Bundle.of(document), Format.MD)
                .document();
        assertEquals(counted, Bundle.read(Bundle.of(counted).bytes()).document());
    }

    @Test
    void the_same_document_gives_the_same_bytes_and_fewer() {
        assertArrayEquals(Bundle.of(document).bytes(), Bundle.of(document).bytes());
        assertTrue(Bundle.of(document).bytes().length
                < Format.JSON.render(document).length() / 2);
    }

    @Test
    void one_from_before_there_were_discussions_and_distinct_values_can_be_read() throws IOException {
        ObjectNode old = DocumentJson.MAPPER.valueToTree(document);
        old.remove("discussions");
        old.findParents("distinct").forEach(column -> ((ObjectNode) column).remove("distinct"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            DocumentJson.MAPPER.writeValue(packed, old);
        }

        ContextDocument back = Bundle.read(bytes.toByteArray()).document();

        assertEquals(List.of(), back.discussions());
        assertEquals(document.notebooks(), back.notebooks());
        assertEquals("row_id", back.tables().get(0).columns().get(0).name());
        assertFalse(Format.JSON.render(back).contains("distinct"));
        assertTrue(Format.TXT.render(back).contains("row_id"));
    }

    @ParameterizedTest
    @EnumSource
    void one_from_before_sizes_were_kept_is_rendered_alike(Format format) throws IOException {
        Selection selection = new Selection(1, 3000, List.of("*.csv"));
        String expected = selection.render(Bundle.of(document), format).text();

        assertEquals(
                expected,
                selection
                        .render(Bundle.read(Bundle.of(document).bytes()), format)
                        .text());
        assertEquals(
                expected, selection.render(Bundle.read(withoutSizes()), format).text());
    }

    @Test
    void what_is_kept_of_sizes_is_what_would_be_counted() {
        Map<Format, int[]> counted = PieceTokens.all(document);
        Map<Format, int[]> odd = Map.of(
                Format.MD,
                IntStream.of(counted.get(Format.MD)).map(size -> size + 1).toArray(),
                Format.JSON,
                new int[] {1, 2, 3});
        PieceTokens restored = new PieceTokens(new TokenCount());

        restored.restore(document, odd);

        assertEquals(counted.get(Format.MD)[0] + 1, ofFirstPage(restored, Format.MD)[0], "it is not counted again");
        assertEquals(counted.get(Format.JSON)[0], ofFirstPage(restored, Format.JSON)[0], "others are not taken");
    }

    private int[] ofFirstPage(PieceTokens sizes, Format format) {
        ContextDocument.Page first = document.pages().get(0);
        return sizes.ofText(format, first, first.markdown());
    }

    private byte[] withoutSizes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            DocumentJson.MAPPER.writeValue(packed, document);
        }
        return bytes.toByteArray();
    }

    @Test
    void other_bytes_are_refused() {
        byte[] bundle = Bundle.of(document).bytes();

        assertThrows(UncheckedIOException.class, () -> Bundle.read(new byte[0]));
        assertThrows(UncheckedIOException.class, () -> Bundle.read(new byte[] {1, 2, 3}));
        assertThrows(UncheckedIOException.class, () -> Bundle.read(Arrays.copyOf(bundle, bundle.length / 2)));
    }
}
