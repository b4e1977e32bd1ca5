package io.kaggleingest.database;

import java.nio.file.Path;
import java.sql.DriverManager;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MigrationsTest {

    @Test
    void an_owner_of_the_database_who_is_no_superuser_can_migrate(@TempDir Path folder) throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            String server = "jdbc:postgresql://127.0.0.1:%s/"
                    .formatted(database.environment().get("PGPORT"));
            try (var admin = DriverManager.getConnection(server + "postgres", "postgres", "");
                    var statement = admin.createStatement()) {
                statement.execute("create role plain login nosuperuser nocreatedb nocreaterole");
                statement.execute("create database owned owner plain");
            }

            var migrated = Flyway.configure()
                    .dataSource(server + "owned", "plain", "")
                    .load()
                    .migrate();

            assertTrue(migrated.success);
            assertFalse(migrated.migrations.isEmpty());
        }
    }
}
