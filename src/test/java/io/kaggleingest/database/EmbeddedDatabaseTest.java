package io.kaggleingest.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void data_survives_a_restart() throws SQLException {
        try (var database = EmbeddedDatabase.start(folder);
                var connection = connect(database)) {
            connection.createStatement().execute("create table note as select 'kept' as text");
        }

        try (var database = EmbeddedDatabase.start(folder);
                var connection = connect(database)) {
            assertEquals("kept", text(connection, "select text from note"));
        }
    }

    @Test
    void commits_are_durable_as_in_production() throws SQLException {
        try (var database = EmbeddedDatabase.start(folder);
                var connection = connect(database)) {
            assertEquals("on", text(connection, "show fsync"));
            assertEquals("on", text(connection, "show synchronous_commit"));
            assertTrue(text(connection, "show server_version").startsWith("18."));
        }
    }

    @Test
    void a_folder_in_use_is_refused_by_name() {
        try (var database = EmbeddedDatabase.start(folder)) {
            var refused = assertThrows(FolderInUseException.class, () -> EmbeddedDatabase.start(folder));

            assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
            assertTrue(
                    refused.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.getMessage());
            assertTrue(refused.getMessage().contains("KAGGLEINGEST_DATA_DIR"), refused.getMessage());
        }
    }

    @Test
    void a_postgresql_left_behind_by_a_killed_service_is_replaced() throws Exception {
        try (var killed = EmbeddedDatabase.start(folder);
                var connection = connect(killed)) {
            connection.createStatement().execute("create table note as select 'kept' as text");
            killed.abandon();

            try (var next = EmbeddedDatabase.start(folder);
                    var again = connect(next)) {
                assertEquals("kept", text(again, "select text from note"));
            }
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        var environment = database.environment();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(environment.get("PGHOST"), environment.get("PGPORT"), environment.get("PGDATABASE")),
                environment.get("PGUSER"),
                environment.get("PGPASSWORD"));
    }

    private static String text(Connection connection, String query) throws SQLException {
        var row = connection.createStatement().executeQuery(query);
        assertTrue(row.next());
        return row.getString(1);
    }
}
