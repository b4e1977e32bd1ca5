package io.kaggleingest.bench;


import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an ingestion takes, in time and memory, and how fast its result is served: the packaged service as a process. */
public final class IngestBench {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** For whoever wants to know why a promise was broken. */
    private static final Path KEPT = Path.of("target", "bench-ingest");

    private static final int REPLICAS = 4;

    private final Run run;
    private final SteadyKaggle kaggle;
    private final Data data;
    private final List<String> keys;

    private IngestBench(Run run, SteadyKaggle kaggle, Data data, List<String> keys) {
        this.run = run;
        this.kaggle = kaggle;
        this.data = data;
        this.keys = keys;
    }

    public static void main(String[] given) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Options options = Options.of(given);
        Run run = Run.begin("bench-ingest", LIMIT);
        List<String> broken = run(options, run);
        broken.forEach(what -> System.out.println("BROKEN    " + what));
        System.out.println(broken.isEmpty() ? "all as promised" : "");
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static List<String> run(Options options, Run run) throws Exception {
        long start = System.nanoTime();
        try (SteadyKaggle kaggle = new SteadyKaggle()) {
            Service first = service(run, kaggle, "chains", 1);
            try (Data data = new Data(run.server())) {
                IngestBench bench = new IngestBench(run, kaggle, data, data.fill());
                System.out.println(Machine.description(data));
                List<String> broken = bench.measure(options, first);
                System.out.printf("%nTook %d s%n", (System.nanoTime() - start) / 1_000_000_000);
                return broken;
            }
        }
    }

    /** What is named, or everything. */
    private List<String> measure(Options options, Service first) throws Exception {
        boolean all = options.given().isEmpty();
        List<String> broken = new ArrayList<>();
        if (all || options.has("--chains")) {
            ChainTimes times = new ChainTimes(kaggle, first, data, keys);
            times.measure();
            times.report();
        }
        first.stop();
        if (all || options.has("--reads")) {
            kaggle.takes(0);
            cachedReads(0);
            cachedReads(1);
        }
        expectAllCompleted(broken);
        if (all || options.has("--memory")) {
            broken.addAll(memory());
        }
        return broken;
    }

    private void cachedReads(int price) throws Exception {
        List<Service> replicas = new ArrayList<>();
        for (int i = 1; i <= REPLICAS; i++) {
            replicas.add(service(run, kaggle, "reads-" + price + "-" + i, price, "-Xmx512m"));
        }
        CachedReads reads = new CachedReads(price, replicas, data, new CpuTimes(run), keys.get(0));
        reads.measure();
        reads.report();
        replicas.forEach(Service::stop);
    }

    private List<String> memory() throws Exception {
        Path collections = run.folder().resolve("collections.log");
        Service service = service(run, kaggle, "memory", 1, PeakMemory.options(collections));
        Path log = log(run, "memory");
        try {
            return new PeakMemory(service, data, keys, log, collections).measure(kaggle);
        } finally {
            Files.copy(log, KEPT.resolve("service.log"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(collections, KEPT.resolve("collections.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void expectAllCompleted(List<String> broken) throws Exception {
        if (data.number("select count(*) from ingestion where status <> 'completed'") > 0) {
            broken.add("all ingestions complete");
        }
    }

    private static Service service(Run run, SteadyKaggle kaggle, String name, int price, String... options)
            throws Exception {
        Map<String, String> settings = new HashMap<>(run.server());
        settings.putAll(kaggle.settings());
        settings.put("KAGGLEINGEST_CREDITS_PRICE_CONTEXT", Integer.toString(price));
        return Service.start(settings, log(run, name), options);
    }

    private static Path log(Run run, String name) {
        return run.folder().resolve(name + ".log");
    }
}
