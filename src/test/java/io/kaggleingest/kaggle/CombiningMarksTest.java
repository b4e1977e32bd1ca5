package io.kaggleingest.kaggle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class CombiningMarksTest {

    @Test
    void long_runs_are_cut_and_what_is_around_them_stays() {
        String text = "key" + "\u0301".repeat(20_000) + "=secret" + "\uD834\uDD67".repeat(30) + "!";

        assertEquals("key" + "\u0301".repeat(8) + "=secret" + "\uD834\uDD67".repeat(8) + "!", CombiningMarks.cut(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Việt Nam", "ที่นี่", "שָׁלוֹם", "हिन्दी", "e\u0301\u0323\u0302"})
    void what_people_write_is_left_alone(String text) {
        assertSame(text, CombiningMarks.cut(text));
    }
}
