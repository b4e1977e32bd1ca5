package io.kaggleingest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL that belongs to this process: its binaries come with the build, its data stays in a folder and
 * survives restarts, it listens on loopback only. One process per folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "kaggleingest";
    private static final int ANY_PORT = 0;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres postgres) {
        this.lockFile = lockFile;
        this.postgres = postgres;
    }

    /**
     * Starts PostgreSQL on the folder, which is made if it does not exist.
     *
     * @throws FolderInUseException when another process runs a database there
     */
    public static EmbeddedDatabase start(Path folder) {
        return start(folder, ANY_PORT);
    }

    static EmbeddedDatabase start(Path folder, int port) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel lockFile = lock(folder);
            Path data = folder.resolve("postgresql");
            stopOrphan(data);
            Files.deleteIfExists(data.resolve("epg-lock"));
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    .setLocaleConfig("locale", "C.UTF-8")
                    // The library trades durability for speed in tests; this database holds people's credits.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .start();
            createDatabase(postgres);
            return new EmbeddedDatabase(lockFile, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start in " + folder, e);
        }
    }

    /** What a client needs to connect, under libpq's names. */
    public Map<String, String> environment() {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(postgres.getPort()),
                "PGDATABASE", NAME,
                "PGUSER", "postgres",
                "PGPASSWORD", "",
                "PGSSLMODE", "disable");
    }

    /** Lets go of the folder and leaves PostgreSQL running, as a killed process does. */
    void abandon() throws IOException {
        lockFile.close();
    }

    @Override
    public void close() {
        try (lockFile) {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        }
    }

    /** The lock ends with the process, however it ends; the number in the file is only for the message. */
    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("service.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel).isEmpty()) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new FolderInUseException(folder, holder);
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(
                Long.toString(ProcessHandle.current().pid())));
        return channel;
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException sameProcess) {
            return Optional.empty();
        }
    }

    /** A service that was killed leaves its PostgreSQL behind. We hold the folder's lock, so nobody else uses it. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid).filter(p -> isPostgresOn(p, data));
        if (orphan.isEmpty()) {
            return;
        }
        // SIGINT is PostgreSQL's fast shutdown; the SIGTERM that Java would send waits for clients to leave.
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start();
        try {
            orphan.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while process " + pid + " stopped", e);
        } catch (Exception e) {
            throw new IOException("A PostgreSQL left behind (process " + pid + ") does not stop", e);
        }
    }

    private static boolean isPostgresOn(ProcessHandle process, Path data) {
        return process.info().command().orElse("").contains("postgres")
                && commandLine(process).contains(data.toString());
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Arrays::stream).collect(Collectors.joining(" "));
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws IOException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
            if (!found.next()) {
                statement.executeUpdate("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new IOException("The database " + NAME + " cannot be created", e);
        }
    }
}
