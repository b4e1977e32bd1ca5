package io.kaggleingest.credit;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

/**
 * Keeps statements prepared, the long ones that take credits too, and planned once for each connection: planning takes
 * several times as long as most of them run. Every table is read by an index; a plan that was made while a table was
 * small must not stay with reading all of it.
 */
@Singleton
public class PreparedStatements implements PgPoolCreator {

    /** In characters; the client's own limit is 2,048. */
    static final int LONGEST = 8192;

    private static final String PLAN_ONCE = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off";

    private PgConnectOptions options;

    @Override
    public Pool create(Input input) {
        options = input.pgConnectOptionsList().get(0);
        input.pgConnectOptionsList().forEach(options -> options.setPreparedStatementCacheSqlLimit(LONGEST));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(options)
                .using(input.vertx())
                .withConnectHandler(PreparedStatements::planOnce)
                .build();
    }

    /** Where and how the pool connects, for a connection that is no part of it. */
    public PgConnectOptions options() {
        return new PgConnectOptions(options);
    }

    static void planOnce(SqlConnection connection) {
        connection.query(PLAN_ONCE).execute().onComplete(done -> connection.close());
    }
}
