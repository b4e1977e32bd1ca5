package io.kaggleingest.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MigrationsTest {

    private static final Path SNAPSHOT = Path.of("docs/schema.sql");

    @TempDir
    static Path folder;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void an_owner_of_the_database_who_is_no_superuser_can_migrate() throws Exception {
        try (var admin = connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute("create role plain login nosuperuser nocreatedb nocreaterole");
            statement.execute("create database owned owner plain");
        }
        Map<String, String> environment = environment("owned");
        environment.put("PGUSER", "plain");

        var migrated = OldDatabase.migrations(environment).load().migrate();

        assertTrue(migrated.success);
        assertFalse(migrated.migrations.isEmpty());
    }

    @Test
    void the_snapshot_shows_the_schema_that_the_migrations_make() throws Exception {
        try (var admin = connect("postgres")) {
            admin.createStatement().execute("create database snapshot");
        }
        OldDatabase.migrations(environment("snapshot")).load().migrate();

        String schema;
        try (var connection = connect("snapshot")) {
            schema = SchemaText.of(connection);
        }

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(SNAPSHOT, schema);
        }
        assertEquals(
                Files.readString(SNAPSHOT),
                schema,
                "Write docs/schema.sql anew with -Dgolden.write=true, and read the difference");
    }

    @Test
    void the_snapshot_is_sql_that_makes_this_schema() throws Exception {
        try (var admin = connect("postgres")) {
            admin.createStatement().execute("create database again");
        }
        String snapshot = Files.readString(SNAPSHOT);

        try (var connection = connect("again")) {
            connection.createStatement().execute(snapshot);
            assertEquals(snapshot, SchemaText.of(connection));
        }
    }

    private static Map<String, String> environment(String name) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("PGDATABASE", name);
        return environment;
    }

    private static Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/%s"
                        .formatted(database.environment().get("PGPORT"), name),
                "postgres",
                "");
    }
}
