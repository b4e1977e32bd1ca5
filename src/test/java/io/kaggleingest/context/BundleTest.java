package io.kaggleingest.context;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BundleTest {
    private final ContextDocument document = Sample.document();

    @Test
    void what_is_kept_comes_back_exactly() {
        ContextDocument back = Bundle.fromBundle(Bundle.toBundle(document));

        assertEquals(document, back);
        assertEquals(
                List.copyOf(document.facts().keySet()), List.copyOf(back.facts().keySet()), "in the same order");
        assertEquals(Format.TOON.render(document), Format.TOON.render(back));
        ContextDocument counted = new Selection(2, 3000, List.of()).select(document, Format.MD);
        assertEquals(counted, Bundle.fromBundle(Bundle.toBundle(counted)));
    }

    @Test
    void the_same_document_gives_the_same_bytes_and_fewer() {
        assertArrayEquals(Bundle.toBundle(document), Bundle.toBundle(document));
        assertTrue(
                Bundle.toBundle(document).length < Format.JSON.render(document).length() / 2);
    }

    @Test
    void one_from_before_there_were_discussions_and_distinct_values_can_be_read() throws IOException {
        ObjectNode old = Json.MAPPER.valueToTree(document);
        old.remove("discussions");
        old.findParents("distinct").forEach(column -> ((ObjectNode) column).remove("distinct"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            Json.MAPPER.writeValue(packed, old);
        }

        ContextDocument back = Bundle.fromBundle(bytes.toByteArray());

        assertEquals(List.of(), back.discussions());
        assertEquals(document.notebooks(), back.notebooks());
        assertEquals("row_id", back.tables().get(0).columns().get(0).name());
        assertFalse(Format.JSON.render(back).contains("distinct"));
        assertTrue(Format.TXT.render(back).contains("row_id"));
    }

    @Test
    void other_bytes_are_refused() {
        byte[] bundle = Bundle.toBundle(document);

        assertThrows(UncheckedIOException.class, () -> Bundle.fromBundle(new byte[0]));
        assertThrows(UncheckedIOException.class, () -> Bundle.fromBundle(new byte[] {1, 2, 3}));
        assertThrows(UncheckedIOException.class, () -> Bundle.fromBundle(Arrays.copyOf(bundle, bundle.length / 2)));
    }
}
