package io.kaggleingest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time that each side of a bench has used, as Linux counts it. Other work on the machine makes a second shorter,
 * but hardly a request dearer.
 */
final class CpuTimes {

    /** Of one, in which the kernel counts. */
    private static final double MICROSECONDS = 10_000;

    private final Path postmaster;

    CpuTimes(Run run) {
        postmaster = run.folder().resolve("data").resolve("postgresql").resolve("postmaster.pid");
    }

    /** Microseconds so far. @param services by their names; the load generator and PostgreSQL are added */
    Map<String, Double> now(Map<String, List<Long>> services) {
        Map<String, Double> times = new TreeMap<>();
        services.forEach((name, pids) -> times.put(
                name, pids.stream().mapToDouble(CpuTimes::of).sum()));
        times.put("load generator", of(ProcessHandle.current().pid()));
        times.put("PostgreSQL", postgres());
        return times;
    }

    private double postgres() {
        try {
            long pid = Long.parseLong(Files.readAllLines(postmaster).get(0).strip());
            return ProcessHandle.of(pid).stream()
                    .flatMap(server -> server.children())
                    .mapToDouble(child -> of(child.pid()))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User and system time, the 14th and the 15th field; the second one may hold blanks. */
    private static double of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROSECONDS;
        } catch (IOException gone) {
            return 0;
        }
    }
}
