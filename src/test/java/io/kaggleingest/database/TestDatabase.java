package io.kaggleingest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A PostgreSQL of its own for the tests of one Quarkus application, in a folder that goes with it. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("kaggleingest-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = EmbeddedDatabase.start(folder);
        return database.environment();
    }

    @Override
    public void stop() {
        database.close();
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
