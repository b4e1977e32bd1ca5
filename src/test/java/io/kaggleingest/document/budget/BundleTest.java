package io.kaggleingest.document.budget;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    void what_was_counted_of_a_text_is_not_counted_again() {
        String text = "# One\n\ntwo\n\nthree";
        PieceCounts counts = Pieces.ofText(text, null).counts();
        int[] odd = IntStream.of(counts.prose()).map(tokens -> tokens + 1).toArray();

        Pieces restored = Pieces.ofText(text, new PieceCounts(counts.ends(), odd, counts.structured()));

        assertArrayEquals(new int[] {10, 17}, counts.ends());
        assertArrayEquals(odd, restored.tokens(Format.TXT, new TokenCount()));
        assertArrayEquals(counts.structured(), restored.tokens(Format.TOON, new TokenCount()));
        assertEquals(List.of("# One\n\ntwo", "\n\nthree"), restored.all());
    }

    @ParameterizedTest
    @MethodSource("countsOfOthers")
    void what_was_counted_of_another_text_is_counted_again(PieceCounts others) {
        String text = "one\n\ntwo";

        assertArrayEquals(
                Pieces.ofText(text, null).counts().prose(),
                Pieces.ofText(text, others).counts().prose());
    }

    static Stream<PieceCounts> countsOfOthers() {
        return Stream.of(
                new PieceCounts(new int[] {3, 9}, new int[] {1, 1}, new int[] {1, 1}),
                new PieceCounts(new int[] {3, 3}, new int[] {1, 1}, new int[] {1, 1}),
                new PieceCounts(new int[] {3}, new int[] {1, 1}, new int[] {1, 1}),
                new PieceCounts(null, new int[] {1, 1}, new int[] {1, 1}),
                new PieceCounts(new int[] {3, 8}, null, null));
    }

    @Test
    void one_whose_counts_are_of_an_earlier_form_is_counted_again() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SequenceWriter packed = DocumentJson.MAPPER.writer().writeValues(new GZIPOutputStream(bytes))) {
            packed.write(document);
            packed.write(Map.of(Format.MD, new int[] {1, 2}, Format.JSON, new int[] {3}));
        }
        Selection selection = new Selection(1, 3000, List.of());

        assertEquals(
                selection.render(Bundle.of(document), Format.MD),
                selection.render(Bundle.read(bytes.toByteArray()), Format.MD));
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
