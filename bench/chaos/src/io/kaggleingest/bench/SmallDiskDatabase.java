package io.kaggleingest.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL on a small file system in memory, where there may be one: it can be killed, and its disk can be full. */
final class SmallDiskDatabase {

    private static final String SIZE = "600m";

    private final Path disk;
    private final Path data;
    private final boolean small;
    private final int port;
    private final String bin = System.getProperty("postgresql.bin");

    SmallDiskDatabase(Path folder, int port) throws IOException {
        this.port = port;
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        disk = Files.createDirectory(folder.resolve("disk"));
        small = mounted();
        Unprivileged.own(disk);
        data = disk.resolve("data");
        Processes.output(Map.of(), Unprivileged.command(bin + "/initdb", "-D", data.toString(), "-A", "trust", "-U", "postgres"));
        Files.writeString(
                data.resolve("postgresql.conf"),
                "listen_addresses = '127.0.0.1'\nport = %d\nunix_socket_directories = '%s'\nmax_wal_size = 96MB\n"
                        .formatted(port, disk),
                java.nio.file.StandardOpenOption.APPEND);
    }

    /** Only root may mount. */
    private boolean mounted() {
        try {
            Processes.output(Map.of(), "mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(this::unmount));
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    /** Lazily: what still has files open there ends with this run, too. */
    private void unmount() {
        Processes.output(Map.of(), "umount", "-l", disk.toString());
    }

    boolean isSmall() {
        return small;
    }

    Map<String, String> environment() {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(port),
                "PGDATABASE", "postgres",
                "PGUSER", "postgres",
                "PGSSLMODE", "disable");
    }

    /** Also where it has given up; what else is asked of it waits until it answers. */
    void start() throws Exception {
        for (int i = 0; i < 60 && !answers(); i++) {
            if (!isRunning()) {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
                Processes.start(
                        Map.of(),
                        disk.resolveSibling("postgresql.log").toFile(),
                        Unprivileged.command(bin + "/postgres", "-D", data.toString()));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    void kill() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** Every byte that is left is taken, for so long. */
    void fill(int seconds) throws Exception {
        Path rest = disk.resolve("rest");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(rest)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            TimeUnit.SECONDS.sleep(seconds);
        } finally {
            Files.delete(rest);
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    private boolean isRunning() {
        try {
            return ProcessHandle.of(postmaster()).filter(ProcessHandle::isAlive).isPresent();
        } catch (IOException never) {
            return false;
        }
    }

    private boolean answers() {
        try {
            DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port)).close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }
}
