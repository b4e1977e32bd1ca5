package io.kaggleingest.credit;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;

/** The client keeps only short statements prepared; the one that takes credits is longer than its usual limit of 2,048. */
@Singleton
class PreparedStatements implements PgPoolCreator {

    static final int LONGEST = 8192;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setPreparedStatementCacheSqlLimit(LONGEST));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx())
                .build();
    }
}
