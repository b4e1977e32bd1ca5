package io.kaggleingest.web;

import java.net.ConnectException;
import java.net.SocketException;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "08006", "53300"})
    void a_server_that_goes_or_comes_is_away(String state) {
        assertTrue(DatabaseAway.explains(new RuntimeException(new PgException("gone", "FATAL", state, ""))));
    }

    @Test
    void a_refused_connection_is_away() {
        assertTrue(DatabaseAway.explains(new RuntimeException(new ConnectException("refused"))));
    }

    @Test
    void a_connection_that_breaks_off_is_away() {
        assertTrue(DatabaseAway.explains(new RuntimeException(new SocketException("Connection reset"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "23505", "22021"})
    void a_wrong_statement_is_our_fault(String state) {
        assertFalse(DatabaseAway.explains(new PgException("wrong", "ERROR", state, "")));
    }

    @Test
    void anything_else_is_our_fault() {
        assertFalse(DatabaseAway.explains(new IllegalStateException()));
    }
}
