package io.kaggleingest.web;

import java.net.SocketException;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Tells a database that cannot be reached, or is just going or coming, from a fault of ours. */
final class DatabaseAway {

    private DatabaseAway() {}

    static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof ClosedConnectionException
                    || cause instanceof PgException refused && isGoing(String.valueOf(refused.getSqlState()))) {
                return true;
            }
        }
        return false;
    }

    /** Operator intervention, connection exceptions and lack of resources (PostgreSQL, appendix A). */
    private static boolean isGoing(String state) {
        return state.startsWith("57P") || state.startsWith("08") || state.startsWith("53");
    }
}
