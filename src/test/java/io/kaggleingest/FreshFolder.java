package io.kaggleingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A folder for the packaged application to keep its embedded PostgreSQL in, and a key for operators; the rest it must
 * bring along by itself.
 */
public final class FreshFolder implements QuarkusTestResourceLifecycleManager {

    private static final String MANAGEMENT_PORT = "kaggleingest.test.management-port";
    static final String ADMIN_KEY = "operator-key-of-the-documentation";

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("kaggleingest-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "KAGGLEINGEST_DATA_DIR",
                folder.toString(),
                "quarkus.management.port",
                freeManagementPort(),
                "kaggleingest.admin-key",
                ADMIN_KEY);
    }

    /** Where the package that was started answers probes. */
    static int managementPort() {
        return Integer.getInteger(MANAGEMENT_PORT);
    }

    private static String freeManagementPort() {
        try (ServerSocket free = new ServerSocket(0)) {
            String port = Integer.toString(free.getLocalPort());
            System.setProperty(MANAGEMENT_PORT, port);
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // PostgreSQL may still be putting its files away; the folder is in the system's temporary one.
        }
    }
}
