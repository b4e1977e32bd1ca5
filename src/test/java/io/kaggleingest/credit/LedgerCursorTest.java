package io.kaggleingest.credit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.web.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LedgerCursorTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 255, 1_000_000, Long.MAX_VALUE})
    void a_cursor_is_read_as_it_was_written(long before) {
        String text = new LedgerCursor(before).toString();

        assertTrue(text.matches("[A-Za-z0-9_-]+"), text);
        assertEquals(new LedgerCursor(before), LedgerCursor.parse(text));
    }

    @Test
    void none_begins_at_the_newest() {
        assertEquals(LedgerCursor.START, LedgerCursor.parse(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "x y",
                "é",
                "AQAAAAAAAAAA", // 0
                "Af__________", // -1
                "AgAAAAAAAAAB", // another form
                "AQAAAAAAAAABAA",
                "AQAAAAAAAAAB=",
                "' or 1=1 --"
            })
    void anything_else_is_refused(String text) {
        Problem refused = assertThrows(Problem.class, () -> LedgerCursor.parse(text));

        assertEquals(400, refused.status());
        assertEquals("invalid_cursor", refused.code());
    }
}
