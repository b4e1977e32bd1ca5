package io.kaggleingest.account;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeyFormatTest {

    @Test
    void a_generated_key_has_the_form_and_passes_its_own_check() {
        Stream.generate(() -> KeyFormat.generate(new SecureRandom()))
                .limit(1000)
                .forEach(key -> {
                    assertTrue(key.matches("ki_[0-9A-Za-z]{32}"), key);
                    assertTrue(KeyFormat.matches(key), key);
                });
    }

    @Test
    void any_single_changed_character_is_noticed() {
        String key = KeyFormat.generate(new Random(7));
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'x' ? 'y' : 'x';
            assertFalse(KeyFormat.matches(key.substring(0, i) + other + key.substring(i + 1)), "at " + i);
        }
    }

    @Test
    void two_neighbours_swapped_are_noticed() {
        String key = KeyFormat.generate(new Random(7));
        for (int i = 3; i < key.length() - 1; i++) {
            if (key.charAt(i) != key.charAt(i + 1)) {
                String swapped = key.substring(0, i) + key.charAt(i + 1) + key.charAt(i) + key.substring(i + 2);
                assertFalse(KeyFormat.matches(swapped), "at " + i);
            }
        }
    }

    /** The check must never change: keys already given out would stop working. */
    @Test
    void the_check_is_the_crc_32_of_all_before_it() {
        assertTrue(KeyFormat.matches("ki_" + "0".repeat(26) + "1nJwdh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ki_", "KI_0", "ki_0000000000000000000000000000000é"})
    void other_forms_are_no_keys(String text) {
        assertFalse(KeyFormat.matches(text));
    }

    @Test
    void the_hint_shows_four_random_characters() {
        assertEquals("ki_Xk2p…", KeyFormat.hint("ki_Xk2p5555555555555555555555555555"));
    }
}
