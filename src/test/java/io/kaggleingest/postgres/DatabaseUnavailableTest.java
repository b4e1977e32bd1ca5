package io.kaggleingest.postgres;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DatabaseUnavailableTest {

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "08006", "53300", "25006"})
    void a_server_that_goes_or_comes_is_away(String state) {
        assertTrue(DatabaseUnavailable.explains(new RuntimeException(new PgException("gone", "FATAL", state, ""))));
    }

    static Stream<Throwable> broken() {
        return Stream.of(
                new ConnectException("refused"),
                new SocketException("Connection reset"),
                new IOException("Broken pipe"),
                new ClosedChannelException(),
                new UnknownHostException("postgres"),
                ClosedConnectionException.INSTANCE,
                new VertxException("Timeout waiting for connection"),
                new NoStackTraceThrowable("Timeout"),
                new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_connection_that_breaks_off_is_away(Throwable failure) {
        assertTrue(DatabaseUnavailable.explains(new RuntimeException(failure)));
    }

    @Test
    void what_cannot_be_read_is_our_fault() {
        assertFalse(DatabaseUnavailable.explains(new JsonParseException("no JSON")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "23505", "22021"})
    void a_wrong_statement_is_our_fault(String state) {
        assertFalse(DatabaseUnavailable.explains(new PgException("wrong", "ERROR", state, "")));
    }

    @Test
    void anything_else_is_our_fault() {
        assertFalse(DatabaseUnavailable.explains(new IllegalStateException("Timeout")));
        assertFalse(DatabaseUnavailable.explains(new IllegalStateException()));
    }
}
