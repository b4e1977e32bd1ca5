package io.kaggleingest.kaggle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.web.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KaggleCredentialsTest {

    @Test
    void make_a_basic_header() {
        assertEquals(
                "Basic ZmFrZXVzZXI6ZmFrZWtleTAxMjM0NTY3ODk=",
                new KaggleCredentials("fakeuser", "fakekey0123456789").basic());
    }

    @Test
    void print_nothing_of_themselves() {
        assertEquals("***", new KaggleCredentials("fakeuser", "fakekey").toString());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "NULL, k",
                "'', k",
                "' ', k",
                "a:b, k",
                "'a\nb', k",
                "u, NULL",
                "u, ''",
                "u, '\t'",
                "u, 'secret\r\n'"
            })
    void refuse_what_cannot_be_them(String username, String key) {
        Problem problem = assertThrows(Problem.class, () -> new KaggleCredentials(username, key));

        assertEquals(400, problem.status());
        assertEquals("invalid_kaggle_credentials", problem.code());
        assertFalse(problem.detail().contains("secret"), problem.detail());
    }

    @Test
    void refuse_an_endless_key() {
        assertThrows(Problem.class, () -> new KaggleCredentials("u", "k".repeat(256)));
    }

    @Test
    void say_why_a_token_is_no_key() {
        Problem problem = assertThrows(Problem.class, () -> new KaggleCredentials("fakeuser", "KGAT_0123secret"));

        assertTrue(problem.detail().contains("is an API token"), problem.detail());
        assertTrue(problem.detail().contains("legacy API key"), problem.detail());
        assertFalse(problem.detail().contains("0123secret"), problem.detail());
    }
}
