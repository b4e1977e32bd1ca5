package io.kaggleingest;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Starts the service with what its environment names, and refuses in one sentence if that is not enough. */
@QuarkusMain
public final class Main {

    private static final String NO_DATABASE =
            "KaggleIngest needs a PostgreSQL: set PGHOST, and PGPORT, PGDATABASE, PGUSER, PGPASSWORD and PGSSLMODE"
                    + " where they differ from the defaults. Only a run from source brings a database of its own.";

    private static final String NOT_MIGRATED =
            "The database's schema is not that of this version; migrate it first (the argument 'migrate'), or set"
                    + " KAGGLEINGEST_MIGRATE=true: ";

    private static final String MIGRATION_FAILED =
            "The database's schema could not be looked at or migrated; nothing was changed by the step that failed: ";

    /** The argument that brings the schema up to date and does nothing else. */
    private static final String MIGRATE = "migrate";

    public static void main(String... args) {
        run(System::exit, args);
    }

    /** @param atEnd called with the exit code when the service has stopped or could not start */
    static void run(IntConsumer atEnd, String... args) {
        logAndTraceAsAsked();
        if (value("PGHOST").isPresent()) {
            boolean onlyMigrates = args.length > 0 && args[0].equals(MIGRATE);
            if (onlyMigrates) {
                onlyMigrate();
            } else if (value("KAGGLEINGEST_MIGRATE").filter("false"::equals).isPresent()) {
                System.setProperty("quarkus.flyway.validate-at-start", "true");
            }
            Quarkus.run(onlyMigrates ? AtOnce.class : null, (code, failure) -> end(atEnd, code, failure), args);
        } else {
            System.err.println(NO_DATABASE);
            atEnd.accept(1);
        }
    }

    /** Traces are made only for who receives them. */
    private static void logAndTraceAsAsked() {
        if (value("KAGGLEINGEST_LOG_FORMAT").filter("json"::equals).isPresent()) {
            System.setProperty("quarkus.log.console.json.enabled", "true");
        }
        if (value("OTEL_EXPORTER_OTLP_ENDPOINT").isPresent()) {
            System.setProperty("quarkus.otel.sdk.disabled", "false");
        }
    }

    /** Flyway needs the application to find its files, so it starts, but for nobody: it needs no Kaggle account. */
    private static void onlyMigrate() {
        System.setProperty("quarkus.flyway.migrate-at-start", "true");
        System.setProperty("quarkus.flyway.validate-at-start", "false");
        System.setProperty("kaggleingest.kaggle.username", MIGRATE);
        System.setProperty("kaggleingest.kaggle.key", MIGRATE);
        System.setProperty("kaggleingest.kaggle.config-dir", "");
        System.setProperty("kaggleingest.ingest.workers", "0");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host", "127.0.0.1");
        System.setProperty("quarkus.management.port", "0");
        System.setProperty("quarkus.shutdown.timeout", "1S");
    }

    /** Ends when the application has started. */
    public static final class AtOnce implements QuarkusApplication {
        @Override
        public int run(String... args) {
            return 0;
        }
    }

    private static void end(IntConsumer atEnd, int code, Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FlywayValidateException pending) {
            System.err.println(NOT_MIGRATED + pending.getMessage());
        } else if (isOfMigration(failure)) {
            System.err.println(MIGRATION_FAILED + cause.getMessage());
        } else if (cause instanceof ConfigurationException refused) {
            System.err.println(refused.getMessage());
        } else if (cause instanceof ConfigValidationException refused) {
            problems(refused).forEach(System.err::println);
        } else if (failure != null) {
            failure.printStackTrace();
        }
        atEnd.accept(code);
    }

    /** The sentences of the configuration's library, without the names of its classes and its numbers. */
    private static Stream<String> problems(ConfigValidationException refused) {
        return IntStream.range(0, refused.getProblemCount())
                .mapToObj(at -> refused.getProblem(at).getMessage())
                .map(problem -> problem.replaceAll("java\\.lang\\.\\w+Exception: |SRCFG[0-9]+: ", ""));
    }

    private static boolean isOfMigration(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywayException) {
                return true;
            }
        }
        return false;
    }

    /** A variable of the environment, or a system property of the same name; an empty one counts as unset. */
    static Optional<String> value(String variable) {
        return Optional.ofNullable(System.getProperty(variable, System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
