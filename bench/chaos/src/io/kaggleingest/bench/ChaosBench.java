package io.kaggleingest.bench;

import io.kaggleingest.bench.FaultyKaggle.Health;
import io.kaggleingest.bench.MixedLoad.Seen;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Three replicas under mixed load while everything around them fails in turns; then everything is counted. */
final class ChaosBench {

    private static final int CALLERS = 16;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final int DISK_FULL_SECONDS = 10;
    private static final int SLOW_CLIENTS = 40;

    private interface Trouble {
        void come() throws Exception;
    }

    private final Run run;
    private final FaultyKaggle kaggle = new FaultyKaggle(1);
    private final SmallDiskDatabase database;
    private final Map<String, String> settings;
    private final List<Service> replicas = new ArrayList<>();
    private List<String> keys;
    private MixedLoad load;
    private int started;

    private ChaosBench(Run run) throws Exception {
        this.run = run;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            database = new SmallDiskDatabase(run.folder(), free.getLocalPort());
        }
        settings = new HashMap<>(database.environment());
        settings.putAll(Map.of(
                "KAGGLE_USERNAME", FaultyKaggle.USERNAME,
                "KAGGLE_KEY", FaultyKaggle.KEY,
                "KAGGLE_API_URL", kaggle.apiUrl(),
                "KAGGLE_STORAGE_HOSTS", kaggle.storageHost(),
                "KAGGLEINGEST_KAGGLE_ANSWER_TIMEOUT", "3s",
                "KAGGLEINGEST_KAGGLE_CALL_TIMEOUT", "5s",
                "KAGGLEINGEST_KAGGLE_OUTAGE_PAUSE", "2s",
                "KAGGLEINGEST_FRESHNESS", "15s"));
    }

    public static void main(String... args) throws Exception {
        int minutes = Options.of(args).number("--minutes", 5);
        boolean kept = new ChaosBench(Run.withoutDatabase("chaos", Duration.ofMinutes(minutes + 8L))).run(minutes * 60);
        System.exit(kept ? 0 : 1);
    }

    private boolean run(int seconds) throws Exception {
        database.start();
        for (int i = 0; i < 3; i++) {
            replicas.add(replica());
        }
        List<String> paths = IntStream.range(0, 6).mapToObj(i -> "/api/competitions/chaos-" + i).toList();
        try (Data data = new Data(settings)) {
            keys = data.fill();
            data.takeCreditsBeyond(5_000);
        }
        for (String path : paths) {
            replicas.get(0).warm(path, keys.get(0));
        }
        load = new MixedLoad(replicas, keys.subList(1, 400), CALLERS, paths).start(PAUSE);
        TimeUnit.SECONDS.sleep(10);
        long quiet = System.currentTimeMillis();
        TimeUnit.SECONDS.sleep(seconds / 5);
        long chaos = System.currentTimeMillis();
        troubles(chaos + seconds * 800L, paths.get(0));
        long calm = System.currentTimeMillis();
        kaggle.is(Health.WELL);
        TimeUnit.SECONDS.sleep(10);
        load.close();
        return report(quiet, chaos, calm);
    }

    private Service replica() throws Exception {
        return Service.start(settings, run.folder().resolve("service-" + ++started + ".log"), "-Xmx512m");
    }

    private void troubles(long end, String path) throws Exception {
        kaggle.is(Health.FAULTY);
        Map<String, Trouble> troubles = new LinkedHashMap<>();
        troubles.put("a replica is killed", this::killReplica);
        troubles.put("PostgreSQL is killed", () -> {
            database.kill();
            database.start();
        });
        troubles.put("Kaggle is down", () -> {
            kaggle.is(Health.DOWN);
            TimeUnit.SECONDS.sleep(10);
            kaggle.is(Health.FAULTY);
        });
        troubles.put("slow clients", () -> {
            try (SlowClients slow = new SlowClients(replicas.get(0).port(), path, keys.get(6_000), SLOW_CLIENTS)) {
                TimeUnit.SECONDS.sleep(15);
            }
        });
        if (database.isSmall()) {
            troubles.put("the database's disk is full", () -> {
                database.fill(DISK_FULL_SECONDS);
                database.start();
            });
        } else {
            System.out.println("no file system of its own could be mounted: the full disk is left out");
        }
        troubles.put("a replica is told to stop", this::stopReplica);
        long pause = Math.max(2_000, (end - System.currentTimeMillis()) / (2L * troubles.size()));
        for (Map.Entry<String, Trouble> trouble : troubles.entrySet()) {
            Run.say(trouble.getKey());
            trouble.getValue().come();
            TimeUnit.MILLISECONDS.sleep(pause);
        }
        while (System.currentTimeMillis() < end) {
            Run.say("a replica is killed");
            killReplica();
            TimeUnit.MILLISECONDS.sleep(pause);
        }
    }

    private void killReplica() throws Exception {
        Service victim = replicas.remove(0);
        victim.kill();
        TimeUnit.SECONDS.sleep(2);
        load.remove(victim);
        join();
    }

    private void stopReplica() throws Exception {
        Service victim = replicas.remove(0);
        load.remove(victim);
        TimeUnit.SECONDS.sleep(2);
        victim.stop();
        join();
    }

    private void join() throws Exception {
        Service next = replica();
        replicas.add(next);
        load.add(next);
    }

    private boolean report(long quiet, long chaos, long calm) throws Exception {
        try (Data data = new Data(settings)) {
            data.drain(Duration.ofSeconds(120));
            List<Seen> seen = load.seen();
            System.out.printf("%s%n%d requests of %d callers, %d sent to another replica, %d found none%n",
                    Machine.description(data), seen.size(), CALLERS, load.sentElsewhere(), load.nobody());
            MixedLoad.table(seen).forEach((answer, count) -> System.out.printf("  %-50s %7d%n", answer, count));
            latencies(seen, quiet, chaos, calm);
            Exactness exactness = Exactness.check(data, seen);
            exactness.print();
            long faults = seen.stream().filter(one -> one.status() == 500).count();
            System.out.printf("answers with 500                              %8d  wanted 0%n", faults);
            boolean kept = exactness.isExact() && faults == 0;
            if (!kept) {
                run.keepLogs("chaos-logs");
            }
            return kept;
        }
    }

    private static void latencies(List<Seen> seen, long quiet, long chaos, long calm) {
        List<Long> before = delivered(seen, quiet, chaos);
        List<Long> during = delivered(seen, chaos, calm);
        for (int percent : new int[] {50, 99}) {
            long first = percentile(before, percent);
            long then = percentile(during, percent);
            System.out.printf("p%d of delivered reads, ms: quiet %d, in chaos %d, ratio %.1f%n",
                    percent, first, then, (double) then / Math.max(1, first));
        }
    }

    private static List<Long> delivered(List<Seen> seen, long from, long to) {
        return seen.stream()
                .filter(one -> one.kind().equals("read") && one.cost() > 0 && one.at() >= from && one.at() < to)
                .map(Seen::millis)
                .sorted()
                .toList();
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
