package io.kaggleingest.bench;


import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    static String description(Data data) throws Exception {
        return """
                date        %s
                machine     %d cores%s, %s memory, load %s
                Java        %s
                PostgreSQL  %s (fsync %s, synchronous_commit %s, shared_buffers %s)
                """
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/cpuinfo", "model name")
                                .map(name -> " of " + name)
                                .orElse(""),
                        line("/proc/meminfo", "MemTotal").orElse("?"),
                        Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
                        Runtime.version(),
                        data.setting("server_version"),
                        data.setting("fsync"),
                        data.setting("synchronous_commit"),
                        data.setting("shared_buffers"));
    }

    private static Optional<String> line(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }
}
