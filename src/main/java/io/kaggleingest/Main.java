package io.kaggleingest;

import java.util.Optional;
import java.util.function.IntConsumer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Starts the service with what its environment names, and refuses in one sentence if that is not enough. */
@QuarkusMain
public final class Main {

    private static final String NO_DATABASE =
            "KaggleIngest needs a PostgreSQL: set PGHOST, and PGPORT, PGDATABASE, PGUSER, PGPASSWORD and PGSSLMODE"
                    + " where they differ from the defaults. Only a run from source brings a database of its own.";

    public static void main(String... args) {
        run(System::exit, args);
    }

    /** @param atEnd called with the exit code when the service has stopped or could not start */
    static void run(IntConsumer atEnd, String... args) {
        if (value("PGHOST").isPresent()) {
            Quarkus.run(null, (code, failure) -> end(atEnd, code, failure), args);
        } else {
            System.err.println(NO_DATABASE);
            atEnd.accept(1);
        }
    }

    private static void end(IntConsumer atEnd, int code, Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ConfigurationException refused) {
            System.err.println(refused.getMessage());
        } else if (failure != null) {
            failure.printStackTrace();
        }
        atEnd.accept(code);
    }

    /** A variable of the environment, or a system property of the same name; an empty one counts as unset. */
    static Optional<String> value(String variable) {
        return Optional.ofNullable(System.getProperty(variable, System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
