package io.kaggleingest.bench;

import io.kaggleingest.bench.FaultyKaggle.Health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;


/** The service for as long as is wanted against a Kaggle that fails in every way, and what is left of it afterwards. */
public final class KaggleBench {

    private static final int CALLERS = 16;
    private static final int ACCOUNTS = 4;
    private static final int COMPETITIONS_AT_A_TIME = 60;
    private static final Duration DRAINING = Duration.ofMinutes(3);
    /** What Mutiny says of the second of two failures that cancel each other. */
    private static final String LATE = "had to drop the following exception: io.kaggleingest.kaggle.KaggleProblem";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What an answer may be (docs/api.md). */
    private static final Set<String> DOCUMENTED = Set.of(
            "200 completed",
            "200 processing",
            "404 kaggle_not_found",
            "404 kaggle_rules_not_accepted",
            "502 kaggle_failed",
            "503 kaggle_failed",
            "503 kaggle_rate_limited",
            "503 kaggle_busy",
            "503 kaggle_unavailable",
            "503 kaggle_refused_credentials",
            "503 busy",
            "504 kaggle_timeout");

    /** For whoever wants to know why a promise was broken. */
    private static final Path KEPT_LOG = Path.of("target", "bench-kaggle", "service.log");

    /** Short waits, so that a run meets each of them often; production has longer ones. */
    private static final Map<String, String> IMPATIENCE = Map.of(
            "KAGGLEINGEST_KAGGLE_ANSWER_TIMEOUT", "2s",
            "KAGGLEINGEST_KAGGLE_CALL_TIMEOUT", "4s",
            "KAGGLEINGEST_KAGGLE_DOWNLOAD_TIMEOUT", "5s",
            "KAGGLEINGEST_KAGGLE_TURN_TIMEOUT", "10s",
            "KAGGLEINGEST_KAGGLE_TOTAL_TIMEOUT", "30s",
            "KAGGLEINGEST_KAGGLE_LARGEST_ANSWER", "4M",
            "KAGGLEINGEST_KAGGLE_OUTAGE_PAUSE", "4s",
            "KAGGLEINGEST_KAGGLE_RETRY_LONGEST_WAIT", "5s");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    /** Contexts that arrived, those of the warm-up too. */
    private final LongAdder delivered = new LongAdder();

    private final List<String> broken = new ArrayList<>();
    private final Duration duration;
    private final long seed;

    private KaggleBench(Duration duration, long seed) {
        this.duration = duration;
        this.seed = seed;
    }

    public static void main(String[] options) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Options given = Options.of(options);
        int seconds = given.number("--seconds", given.has("--quick") ? 60 : 600);
        Run run = Run.begin("bench-kaggle", Duration.ofSeconds(seconds + 420));
        boolean well = new KaggleBench(Duration.ofSeconds(seconds), given.number("--seed", 1))
                .run(run.server(), run.folder());
        System.exit(well ? 0 : 1);
    }

    private boolean run(Map<String, String> server, Path folder) throws Exception {
        try (FaultyKaggle kaggle = new FaultyKaggle(seed)) {
            Map<String, String> settings = new HashMap<>(server);
            settings.putAll(IMPATIENCE);
            settings.put("KAGGLE_API_URL", kaggle.apiUrl());
            settings.put("KAGGLE_STORAGE_HOSTS", kaggle.storageHost());
            settings.put("KAGGLE_USERNAME", FaultyKaggle.USERNAME);
            settings.put("KAGGLE_KEY", FaultyKaggle.KEY);
            Path log = folder.resolve("service.log");
            Service service = Service.start(settings, log, "-Xmx512m");
            try (Data data = new Data(server)) {
                List<String> keys = data.fill().subList(0, ACCOUNTS);
                System.out.printf(
                        "date      %s%nduration  %d s, seed %d, %d callers on %d accounts, %d cores, Java %s%n%n",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        duration.toSeconds(),
                        seed,
                        CALLERS,
                        ACCOUNTS,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
                call(service, keys, Duration.ofSeconds(10), "warm-up");
                data.drain(DRAINING);
                answers.clear();
                long before = liveBytes(service);
                kaggle.is(Health.FAULTY);
                Thread outages = outages(kaggle);
                call(service, keys, duration, "bench");
                outages.interrupt();
                outages.join();
                kaggle.is(Health.WELL);
                data.drain(DRAINING);
                recovers(service, keys.get(0));
                data.drain(DRAINING);
                Files.copy(log, KEPT_LOG, StandardCopyOption.REPLACE_EXISTING);
                report(service, kaggle, data, before, Files.readString(log));
            }
        }
        broken.forEach(what -> System.out.println("BROKEN    " + what));
        System.out.println(broken.isEmpty() ? "all as promised" : "");
        return broken.isEmpty();
    }

    /** Callers ask for competitions of a window that moves on, as people come back until they are served. */
    private void call(Service service, List<String> keys, Duration time, String name) throws InterruptedException {
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Random random = new Random(seed * CALLERS + i);
            String key = keys.get(i % keys.size());
            Thread thread = new Thread(() -> {
                long elapsed = System.nanoTime() - start;
                while (elapsed < time.toNanos()) {
                    long window = TimeUnit.NANOSECONDS.toSeconds(elapsed) * 4;
                    ask(service, key, name + "-" + (window + random.nextInt(COMPETITIONS_AT_A_TIME)));
                    pause(50);
                    elapsed = System.nanoTime() - start;
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Five seconds of every half minute. */
    private static Thread outages(FaultyKaggle kaggle) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    TimeUnit.SECONDS.sleep(25);
                    kaggle.is(Health.DOWN);
                    TimeUnit.SECONDS.sleep(5);
                    kaggle.is(Health.FAULTY);
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    private String ask(Service service, String key, String slug) {
        String answer = answer(service, key, slug);
        if (answer.equals("200 completed")) {
            delivered.increment();
        }
        answers.computeIfAbsent(answer, kind -> new LongAdder()).increment();
        return answer;
    }

    private String answer(Service service, String key, String slug) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + service.port() + "/api/competitions/" + slug))
                            .header("X-API-Key", key)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode json = MAPPER.readTree(response.body());
            String word = response.statusCode() == 200
                    ? json.path("status").asText()
                    : json.path("code").asText();
            return response.statusCode() + " " + word;
        } catch (IOException e) {
            return "none: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** What nobody asked for yet is delivered again, at the latest when the longest pause of a breaker (20 × 4 s) is over. */
    private void recovers(Service service, String key) {
        String last = "";
        for (int i = 0; i < 150 && !last.equals("200 completed"); i++) {
            last = ask(service, key, "after-the-outage-" + i / 10);
            pause(1000);
        }
        expect(last.equals("200 completed"), "delivers when Kaggle is well again, but: " + last);
    }

    private void report(Service service, FaultyKaggle kaggle, Data data, long before, String log) throws Exception {
        System.out.println("Kaggle's answers");
        kaggle.answered().forEach((what, count) -> System.out.printf("  %-32s %,10d%n", what, count));
        System.out.println("the service's answers");
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((kind, count) -> counts.put(kind, count.sum()));
        counts.forEach((kind, count) -> System.out.printf("  %-32s %,10d%n", kind, count));
        counts.keySet().forEach(kind -> expect(DOCUMENTED.contains(kind), "answers with documented kinds: " + kind));

        System.out.println("afterwards");
        line("ingestions completed", data.number("select count(*) from ingestion where status = 'completed'"));
        line("ingestions failed", data.number("select count(*) from ingestion where status = 'failed'"));
        zero("ingestions without an end", data.unfinishedIngestions());
        zero("ingestions failed by an error of ours", data.number(
                "select count(*) from ingestion where failure_code in ('internal_error', 'ingestion_interrupted')"));
        zero("calls with wrong headers", kaggle.wrongHeaders());
        zero("connections held although silent", kaggle.notHungUp());
        zero("calls of Kaggle under way", kaggle.underWay());
        line("open connections, at most 32 idle ones", kaggle.openConnections());
        expect(kaggle.openConnections() <= 32, "connections are back at idle");
        line("bytes read of a file of 2 GB, at most", kaggle.mostOfABigFile());
        expect(kaggle.mostOfABigFile() < 32 << 20, "reads only the beginning of a big file");
        zero("accounts whose balance is not the sum of their ledger", data.accountsOffTheirLedger());
        long paid = data.number("select count(*) from ledger_entry where operation = 'context'");
        line("contexts paid", paid);
        line("contexts delivered", delivered.sum());
        expect(paid == delivered.sum(), "what is paid is delivered, and the other way round");
        line("ERROR lines about our credentials", log.lines()
                .filter(said -> said.contains("ERROR") && said.contains("credentials"))
                .count());
        line("ERROR lines about failures that came after a cancellation", log.lines()
                .filter(said -> said.contains(LATE))
                .count());
        zero("other ERROR lines", log.lines()
                .filter(said -> said.contains(" ERROR ")
                        && !said.contains("credentials")
                        && !said.contains(LATE)
                        && !said.contains("ConnectionBase"))
                .peek(System.out::println)
                .count());
        long after = liveBytes(service);
        System.out.printf("  %-56s %,d → %,d%n", "live heap in bytes, before → after", before, after);
        expect(after < before + (32 << 20), "the heap is as it was, but for what is kept on purpose");
    }

    private void line(String what, long count) {
        System.out.printf("  %-56s %,d%n", what, count);
    }

    private void zero(String what, long count) {
        line(what, count);
        expect(count == 0, "no " + what);
    }

    private void expect(boolean kept, String promise) {
        if (!kept) {
            broken.add(promise);
        }
    }

    /** After a full collection. */
    private static long liveBytes(Service service) {
        String histogram = Processes.output(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(service.pid()),
                "GC.class_histogram");
        String total = histogram.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
