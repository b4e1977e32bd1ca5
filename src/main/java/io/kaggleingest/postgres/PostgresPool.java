package io.kaggleingest.postgres;

import java.time.Duration;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps statements prepared, also the long ones that take credits, and lets PostgreSQL plan them once for each connection:
 * to plan most of them takes several times as long as to run them. A plan that was made while a table was small must not
 * go on reading the whole table when it is large, so every table is read by an index. Connects as libpq does, by
 * {@code PGSSLMODE}.
 */
@ApplicationScoped
public class PostgresPool implements PgPoolCreator {

    /** In characters; the client's own limit is 2,048. */
    public static final int LONGEST = 8192;

    /** A statement ends before its connection is given up. */
    private static final String PLAN_ONCE =
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set statement_timeout = '50s'";

    private static final String NO_AUTHORITY =
            "PGSSLMODE checks the server's certificate: name the authority that has signed it, a PEM file, in PGSSLROOTCERT";

    /** Longest silence of the server, idle or not. Without a limit, one that vanished would be waited for forever. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** The authority that has signed the server's certificate, for the modes that check it. */
    @ConfigProperty(name = "PGSSLROOTCERT")
    Optional<String> rootCertificate;

    private PgConnectOptions options;

    @Override
    public Pool create(Input input) {
        options = input.pgConnectOptionsList().get(0);
        input.pgConnectOptionsList().forEach(this::set);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(options)
                .using(input.vertx())
                .withConnectHandler(PostgresPool::planOnce)
                .build();
    }

    void set(PgConnectOptions options) {
        options.setPreparedStatementCacheSqlLimit(LONGEST).setReadIdleTimeout((int) SILENCE.toSeconds());
        switch (options.getSslMode()) {
            case VERIFY_FULL -> verify(options).setHostnameVerificationAlgorithm("HTTPS");
            case VERIFY_CA -> verify(options).setHostnameVerificationAlgorithm("");
            case REQUIRE, PREFER, ALLOW -> options.setTrustAll(true);
            case DISABLE -> {}
        }
    }

    private PgConnectOptions verify(PgConnectOptions options) {
        return options.setPemTrustOptions(new PemTrustOptions()
                .addCertPath(rootCertificate.orElseThrow(() -> new ConfigurationException(NO_AUTHORITY))));
    }

    /** How the pool connects, for a connection outside the pool. */
    public PgConnectOptions options() {
        return new PgConnectOptions(options);
    }

    public static void planOnce(SqlConnection connection) {
        connection.query(PLAN_ONCE).execute().onComplete(done -> connection.close());
    }
}
