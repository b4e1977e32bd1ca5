package io.kaggleingest.postgres;

import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What libpq's documentation says of sslmode (PostgreSQL, 34.19.1). */
class PostgresPoolTest {

    private final PostgresPool statements = new PostgresPool();

    @ParameterizedTest
    @EnumSource(names = {"ALLOW", "PREFER", "REQUIRE"})
    void encrypts_without_asking_who_is_at_the_other_end(SslMode mode) {
        assertTrue(options(mode, null).isTrustAll());
    }

    @Test
    void checks_who_has_signed_the_certificate() {
        PgConnectOptions options = options(SslMode.VERIFY_CA, "root.pem");

        assertFalse(options.isTrustAll());
        assertEquals(new PemTrustOptions().addCertPath("root.pem"), options.getTrustOptions());
        assertEquals("", options.getHostnameVerificationAlgorithm());
    }

    @Test
    void checks_the_name_of_the_server_too() {
        PgConnectOptions options = options(SslMode.VERIFY_FULL, "root.pem");

        assertFalse(options.isTrustAll());
        assertEquals("HTTPS", options.getHostnameVerificationAlgorithm());
    }

    @Test
    void cannot_check_without_an_authority() {
        assertThrows(ConfigurationException.class, () -> options(SslMode.VERIFY_FULL, null));
    }

    @Test
    void gives_a_silent_server_up() {
        assertEquals(60, options(SslMode.DISABLE, null).getReadIdleTimeout());
    }

    private PgConnectOptions options(SslMode mode, String rootCertificate) {
        statements.rootCertificate = Optional.ofNullable(rootCertificate);
        PgConnectOptions options = new PgConnectOptions().setSslMode(mode);
        statements.set(options);
        return options;
    }
}
