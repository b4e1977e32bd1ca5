package io.kaggleingest.document.budget;


import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs seeded cases on all cores and tells what came of them. Case {@code n} of a seed is the same in every run, whatever
 * ran before it.
 */
final class Fuzz {
    private static final long LIMIT_NANOS = 20_000_000_000L;
    private static final int FAILURES_TOLD = 20;
    private static final int SLOWEST_TOLD = 3;

    private record Running(long number, long since, Thread thread) {}

    private final long seed;
    private final long count;
    private final FuzzCase cases;
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Long> slowest = new ConcurrentSkipListMap<>();
    private final Map<Thread, Running> running = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
    private final Map<Long, String> failures = new ConcurrentSkipListMap<>();

    private Fuzz(long seed, long count, FuzzCase cases) {
        this.seed = seed;
        this.count = count;
        this.cases = cases;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, Long> options = options(args);
        Fuzz fuzz = new Fuzz(
                options.getOrDefault("--seed", 1L),
                options.getOrDefault("--count", 100_000L),
                new FuzzCase(
                        Seeds.under(Path.of("src/main/resources/sandbox")),
                        FileSeeds.under(Path.of("src/test/resources/io/kaggleingest/document/head/cases"))));
        TokenCount.prepare();
        Long only = options.get("--case");
        if (only == null) {
            fuzz.runAll();
        } else {
            fuzz.run(only);
        }
        fuzz.report();
        System.exit(fuzz.failures.isEmpty() ? 0 : 1);
    }

    private static Map<String, Long> options(String[] args) {
        Map<String, Long> options = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].matches("--(?:seed|count|case)") || i + 1 == args.length) {
                System.err.println("Options: --count N, --seed N, --case N");
                System.exit(2);
            }
            options.put(args[i], Long.valueOf(args[i + 1]));
        }
        return options;
    }

    private void runAll() throws InterruptedException {
        Thread[] workers = new Thread[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Thread(this::work, "fuzz-" + i);
            workers[i].setDaemon(true);
            workers[i].start();
        }
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                worker.join(200);
                endIfOneHangs();
            }
        }
    }

    private void work() {
        for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            run(number);
        }
    }

    private void run(long number) {
        long since = System.nanoTime();
        running.put(Thread.currentThread(), new Running(number, since, Thread.currentThread()));
        try {
            outcomes.computeIfAbsent(cases.run(seed, number), outcome -> new AtomicLong())
                    .incrementAndGet();
        } catch (Throwable failure) {
            fail(number, failure.toString(), failure.getStackTrace());
        } finally {
            running.remove(Thread.currentThread());
            slowest.put(System.nanoTime() - since, number);
            if (slowest.size() > SLOWEST_TOLD) {
                slowest.pollFirstEntry();
            }
        }
    }

    private void endIfOneHangs() {
        for (Running one : running.values()) {
            if (System.nanoTime() - one.since() > LIMIT_NANOS) {
                fail(one.number(), "hangs", one.thread().getStackTrace());
                report();
                System.exit(1);
            }
        }
    }

    private void fail(long number, String what, StackTraceElement[] trace) {
        StringBuilder told = new StringBuilder(what.lines().findFirst().orElse(""));
        int frames = 0;
        for (StackTraceElement frame : trace) {
            if (frames < 6 && (frames == 0 || frame.getClassName().startsWith("io.kaggleingest"))) {
                told.append("\n            at ").append(frame);
                frames++;
            }
        }
        failures.put(number, told.toString());
    }

    private void report() {
        outcomes.forEach((outcome, times) -> System.out.printf("%-40s %,9d%n", outcome, times.get()));
        slowest.descendingMap()
                .forEach((nanos, number) ->
                        System.out.printf("%-40s %,9d%n", "milliseconds of case " + number, nanos / 1_000_000));
        System.out.printf("%-40s %,9d%n", "failures", failures.size());
        failures.entrySet().stream()
                .limit(FAILURES_TOLD)
                .forEach(failure -> System.out.printf(
                        "FAILED  --seed %d --case %d: %s%n", seed, failure.getKey(), failure.getValue()));
    }
}
