package io.kaggleingest.bench;

import io.kaggleingest.database.EmbeddedDatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;


/**
 * What each run has: a PostgreSQL, a folder and an end, with which all that it started goes.
 *
 * @param server the PostgreSQL in the words of libpq's variables
 */
record Run(Map<String, String> server, Path folder) {

    /** @param limit whatever hangs, the run ends then */
    static Run begin(String name, Duration limit) throws Exception {
        endAfter(limit);
        Path folder = Files.createTempDirectory(name);
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Processes.end();
            database.close();
            delete(folder);
        }));
        return new Run(database.environment(), folder);
    }

    /** With servers of its own. */
    static Run withoutDatabase(String name, Duration limit) throws Exception {
        endAfter(limit);
        Path folder = Files.createTempDirectory(name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Processes.end();
            delete(folder);
        }));
        return new Run(Map.of(), folder);
    }

    /** For who wants to know why; what is there of an earlier run goes. */
    void keepLogs(String name) throws IOException {
        Path logs = Path.of("target", name);
        if (Files.exists(logs)) {
            delete(logs);
        }
        Files.createDirectories(logs);
        try (var files = Files.walk(folder, 2)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, logs.resolve(folder.relativize(log).toString().replace('/', '-')));
            }
        }
        say("the logs are in " + logs);
    }

    private static void endAfter(Duration limit) {
        CompletableFuture.delayedExecutor(limit.toSeconds(), TimeUnit.SECONDS).execute(() -> {
            System.err.println("The benchmark takes too long and ends");
            System.exit(1);
        });
    }

    static void say(String what) {
        System.err.println("… " + what);
    }

    /** What somebody wanted of a figure, which no run fails for. */
    static void verdict(String name, double ratio, String target, boolean met) {
        System.out.printf("ratio  %-46s %7.2f  target %-7s %s%n", name, ratio, target, met ? "met" : "NOT MET");
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
