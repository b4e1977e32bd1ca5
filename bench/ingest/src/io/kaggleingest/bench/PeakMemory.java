package io.kaggleingest.bench;


import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Many ingestions of large competitions, asked for at the same moment, in a small heap; and what was promised of it. */
final class PeakMemory {

    static final String HEAP = "192m";

    private static final int INGESTIONS = 50;
    private static final int ACCOUNTS = 5;
    private static final int LATENCY = 50;
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final Pattern PEAK_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Service service;
    private final Data data;
    private final List<String> keys;
    private final Path log;
    private final Path collections;
    private final List<String> broken = new ArrayList<>();

    /** @param collections where the service's virtual machine notes what it collects */
    PeakMemory(Service service, Data data, List<String> keys, Path log, Path collections) {
        this.service = service;
        this.data = data;
        this.keys = keys;
        this.log = log;
        this.collections = collections;
    }

    static String[] options(Path collections) {
        return new String[] {"-Xmx" + HEAP, "-Xlog:gc:file=" + collections};
    }

    /** @return what was promised and not kept */
    List<String> measure(SteadyKaggle kaggle) throws Exception {
        Run.say(INGESTIONS + " large ingestions in a heap of " + HEAP);
        kaggle.has(Volume.LARGE);
        kaggle.takes(LATENCY);
        long start = System.nanoTime();
        askAtOnce();
        data.drain(LIMIT);
        double seconds = (System.nanoTime() - start) / 1e9;
        long completed = data.number("select count(*) from ingestion where ref like 'large-%' and status = 'completed'");
        long delivered = service.isAlive() ? delivered() : 0;
        System.out.printf("%d large ingestions at once, heap of %s%n", INGESTIONS, HEAP);
        line("completed", completed);
        line("delivered", delivered);
        line("seconds until all were completed", Math.round(seconds));
        line("heap before a collection, at most, MB", most(found -> Long.parseLong(found.group(1))));
        line("heap after a collection, at most, MB", most(found -> Long.parseLong(found.group(2))));
        line("resident memory, at most, MB", service.isAlive() ? peakResidentMegabytes() : 0);
        expect(completed == INGESTIONS, "all ingestions complete");
        expect(delivered == INGESTIONS, "all contexts are delivered");
        expect(service.isAlive(), "the service lives");
        expect(!Files.readString(log).contains("OutOfMemoryError"), "no OutOfMemoryError in the log");
        return broken;
    }

    private void askAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(INGESTIONS);
        try {
            List<Callable<HttpResponse<byte[]>>> calls = new ArrayList<>();
            for (int i = 0; i < INGESTIONS; i++) {
                int number = i;
                calls.add(() -> ask(number));
            }
            for (Future<HttpResponse<byte[]>> answer : callers.invokeAll(calls)) {
                answer.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** One after the other. */
    private long delivered() throws Exception {
        long delivered = 0;
        for (int i = 0; i < INGESTIONS; i++) {
            HttpResponse<byte[]> answer = ask(i);
            boolean paid = answer.headers().firstValue("X-Credits-Cost").isPresent();
            delivered += answer.statusCode() == 200 && paid ? 1 : 0;
        }
        return delivered;
    }

    private HttpResponse<byte[]> ask(int number) throws Exception {
        return service.get("/api/competitions/large-" + number, keys.get(number % ACCOUNTS));
    }

    private long most(ToLongFunction<MatchResult> megabytes) throws IOException {
        return COLLECTION
                .matcher(Files.readString(collections))
                .results()
                .mapToLong(megabytes)
                .max()
                .orElse(0);
    }

    private long peakResidentMegabytes() throws IOException {
        return PEAK_RESIDENT
                        .matcher(Files.readString(Path.of("/proc", Long.toString(service.pid()), "status")))
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum()
                / 1024;
    }

    private static void line(String what, long count) {
        System.out.printf("  %-56s %,d%n", what, count);
    }

    private void expect(boolean kept, String promise) {
        if (!kept) {
            broken.add(promise);
        }
    }
}
