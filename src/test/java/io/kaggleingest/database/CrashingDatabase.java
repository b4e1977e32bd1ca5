package io.kaggleingest.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that can be made to crash, and comes back on the same data and port. */
public final class CrashingDatabase implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;

    private final Path folder;
    private final Map<String, String> environment;
    private EmbeddedDatabase database;

    private CrashingDatabase(Path folder) {
        this.folder = folder;
        database = EmbeddedDatabase.start(folder);
        environment = database.environment();
    }

    public static CrashingDatabase start(Path folder) {
        return new CrashingDatabase(folder);
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** SIGQUIT is PostgreSQL's immediate shutdown: nothing is finished, nothing is put away, recovery does the rest. */
    public synchronized void crash() throws Exception {
        String pid = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start();
        server.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        database.abandon();
    }

    public synchronized void startAgain() {
        database = EmbeddedDatabase.start(folder, Integer.parseInt(environment.get("PGPORT")));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(environment.get("PGHOST"), environment.get("PGPORT"), environment.get("PGDATABASE")),
                environment.get("PGUSER"),
                environment.get("PGPASSWORD"));
    }

    @Override
    public synchronized void close() {
        database.close();
    }
}
