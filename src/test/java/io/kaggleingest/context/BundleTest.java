package io.kaggleingest.context;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void other_bytes_are_refused() {
        byte[] bundle = Bundle.toBundle(document);

        assertThrows(UncheckedIOException.class, () -> Bundle.fromBundle(new byte[0]));
        assertThrows(UncheckedIOException.class, () -> Bundle.fromBundle(new byte[] {1, 2, 3}));
        assertThrows(UncheckedIOException.class, () -> Bundle.fromBundle(Arrays.copyOf(bundle, bundle.length / 2)));
    }
}
