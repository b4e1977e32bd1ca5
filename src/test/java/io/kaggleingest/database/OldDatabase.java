package io.kaggleingest.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Puts a database into the state in which earlier versions of the service left theirs: their schema and their rows. */
public final class OldDatabase {

    public static final String EMAIL = "old@example.com";
    public static final String PASSWORD = "correct horse battery staple";
    /** What is left on the account, after two contexts. */
    public static final int CREDITS = 8;

    private OldDatabase() {}

    /** The schema grew from the first version's to the ninth, with rows of both. */
    public static void fill(CrashingDatabase database) throws IOException, SQLException {
        for (String version : new String[] {"1", "9"}) {
            migrations(database.environment()).target(version).load().migrate();
            try (Connection connection = database.connect();
                    InputStream script = OldDatabase.class.getResourceAsStream("old-" + version + ".sql")) {
                connection.createStatement().execute(new String(script.readAllBytes(), UTF_8));
            }
        }
    }

    static FluentConfiguration migrations(Map<String, String> environment) {
        return Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://%s:%s/%s"
                                .formatted(
                                        environment.get("PGHOST"),
                                        environment.get("PGPORT"),
                                        environment.get("PGDATABASE")),
                        environment.get("PGUSER"),
                        environment.get("PGPASSWORD"));
    }
}
