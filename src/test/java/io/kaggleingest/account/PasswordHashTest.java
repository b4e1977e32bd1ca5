package io.kaggleingest.account;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PasswordHashTest {

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "пароль78", "🔑🔑🔑🔑🔑🔑🔑🔑", "        ", "\u0000bcdefgh"})
    void a_password_matches_its_own_hash_and_no_other_does(String password) {
        String hash = PasswordHash.of(new Password(password), new SecureRandom());

        assertTrue(PasswordHash.matches(new PasswordGuess(password), hash));
        assertFalse(PasswordHash.matches(new PasswordGuess(password + " "), hash));
        assertFalse(PasswordHash.matches(new PasswordGuess(""), hash));
    }

    /** Made with the reference implementation: argon2 with salt "somesalt" and 256 KiB, 2 passes, 1 lane. */
    @Test
    void a_hash_is_checked_with_the_parameters_it_names() {
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertTrue(PasswordHash.matches(new PasswordGuess("password"), reference));
        assertFalse(PasswordHash.matches(new PasswordGuess("passwore"), reference));
    }

    @Test
    void the_hash_of_nobody_costs_what_any_other_costs_and_matches_nothing() {
        String usual = PasswordHash.of(new Password("12345678"), new SecureRandom());

        assertEquals(parameters(usual), parameters(PasswordHash.OF_NOBODY));
        assertEquals(usual.length(), PasswordHash.OF_NOBODY.length());
        assertFalse(PasswordHash.matches(new PasswordGuess(""), PasswordHash.OF_NOBODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR"})
    void what_is_no_hash_is_a_fault(String kept) {
        assertThrows(IllegalStateException.class, () -> PasswordHash.matches(new PasswordGuess("x"), kept));
    }

    private static String parameters(String phc) {
        return phc.substring(0, phc.lastIndexOf('$', phc.lastIndexOf('$') - 1));
    }
}
