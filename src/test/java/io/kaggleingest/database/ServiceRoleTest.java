package io.kaggleingest.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the service's own role may do after a migration by another one. */
class ServiceRoleTest {

    @TempDir
    Path folder;

    @Test
    void the_service_writes_into_the_ledger_and_never_rewrites_it() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            var at = database.environment();
            String url =
                    "jdbc:postgresql://%s:%s/%s".formatted(at.get("PGHOST"), at.get("PGPORT"), at.get("PGDATABASE"));
            try (Connection owner = DriverManager.getConnection(url, at.get("PGUSER"), at.get("PGPASSWORD"));
                    Statement statement = owner.createStatement()) {
                statement.execute("create role service");
                Flyway.configure()
                        .dataSource(url, at.get("PGUSER"), at.get("PGPASSWORD"))
                        .locations("db/migration", "db/callback")
                        .placeholders(Map.of("serviceRole", "service"))
                        .load()
                        .migrate();
                statement.execute("set role service");

                assertDoesNotThrow(
                        () -> statement.execute(
                                """
                        insert into account (email, password_hash, tier, credits, created_at)
                        values ('a@example.com', 'x', 'free', 10, now());
                        insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id)
                        select id, now(), 'initial', 10, 10, 'r' from account;
                        update account set credits = 10
                        """));
                assertDenied(statement, "update ledger_entry set credits = 1000");
                assertDenied(statement, "delete from ledger_entry");
                assertDenied(statement, "truncate ledger_entry");
                assertDenied(statement, "alter table account add column more text");
                assertDenied(statement, "update flyway_schema_history set success = true");
            }
        }
    }

    private static void assertDenied(Statement statement, String sql) {
        String why =
                assertThrows(SQLException.class, () -> statement.execute(sql)).getMessage();
        assertTrue(why.contains("permission denied") || why.contains("must be owner"), why);
    }
}
