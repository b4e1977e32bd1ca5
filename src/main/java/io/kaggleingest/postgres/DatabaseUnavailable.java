package io.kaggleingest.postgres;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Tells a database that cannot be reached, or that is starting or stopping, from a fault of ours. */
public final class DatabaseUnavailable {

    private DatabaseUnavailable() {}

    public static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isBroken(cause) || cause instanceof PgException error && isGoing(String.valueOf(error.getSqlState()))) {
                return true;
            }
        }
        return false;
    }

    /** A broken connection is reported in many ways: by the socket, by Netty's channel, or by the PostgreSQL client. */
    private static boolean isBroken(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause instanceof ClosedConnectionException
                || cause instanceof UnknownHostException
                || cause.getClass() == IOException.class
                || isTold(cause.getClass().getName(), String.valueOf(cause.getMessage()));
    }

    /** How the client says that a connection has gone, and that its pool had none to give in time. */
    private static boolean isTold(String by, String message) {
        return message.startsWith("Connection is not active now")
                || by.startsWith("io.vertx.") && message.startsWith("Timeout");
    }

    /**
     * Operator intervention, connection exceptions, lack of resources, and a server that was demoted to read only
     * (PostgreSQL, appendix A).
     */
    private static boolean isGoing(String state) {
        return state.startsWith("57P") || state.equals("25006") || state.startsWith("08") || state.startsWith("53");
    }
}
