package io.kaggleingest.context.rendering;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.ingest.ResourceState.KeptContext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EntityTagTest {

    private static final Selection ALL = new Selection(3, null, List.of());
    private static final Representation MARKDOWN = new Representation(Format.MD, false);
    private static final KeptContext KEPT = new KeptContext(Instant.EPOCH, 1, "content");
    private static final EntityTag TAG = EntityTag.of(KEPT, ALL, MARKDOWN);

    @Test
    void the_same_content_has_the_same_tag_whenever_it_was_fetched() {
        assertEquals(TAG, EntityTag.of(new KeptContext(Instant.EPOCH.plusSeconds(9), 2, "content"), ALL, MARKDOWN));
    }

    @Test
    void whatever_makes_other_bytes_makes_another_tag() {
        assertNotEquals(TAG, EntityTag.of(new KeptContext(Instant.EPOCH, 1, "other"), ALL, MARKDOWN));
        assertNotEquals(TAG, EntityTag.of(KEPT, new Selection(4, null, List.of()), MARKDOWN));
        assertNotEquals(TAG, EntityTag.of(KEPT, new Selection(3, 500, List.of()), MARKDOWN));
        assertNotEquals(TAG, EntityTag.of(KEPT, new Selection(3, null, List.of("*.png")), MARKDOWN));
        assertNotEquals(TAG, EntityTag.of(KEPT, ALL, new Representation(Format.TXT, false)));
        assertNotEquals(
                EntityTag.of(KEPT, ALL, new Representation(Format.TOON, false)),
                EntityTag.of(KEPT, ALL, new Representation(Format.TOON, true)));
    }

    @Test
    void words_beside_the_content_make_another_tag_of_the_same_content() {
        EntityTag stale = TAG.saying(new Freshness.Words(true, "Older than the freshness limit.", null));

        assertNotEquals(TAG.toString(), stale.toString());
        assertTrue(TAG.isNamedBy(stale.toString()));
        assertTrue(stale.isNamedBy(TAG.toString()));
    }

    @Test
    void lists_weak_tags_and_the_star_name_it_too() {
        assertTrue(TAG.isNamedBy("\"other\", W/" + TAG));
        assertTrue(TAG.isNamedBy("*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\"", "other", "\"other\"", "W/", "W/\"other\"", ",,,"})
    void nothing_else_does(String ifNoneMatch) {
        assertFalse(TAG.isNamedBy(ifNoneMatch));
    }
}
