package io.kaggleingest.bench;

import io.kaggleingest.bench.MixedLoad.Seen;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes the primary away from two replicas under load, in several ways, and holds what callers saw against the ledger. */
final class FailoverBench {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int CALLERS = 24;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SETTLE_SECONDS = 8;
    private static final int RECOVERY_SECONDS = 90;

    private interface Blow {
        void fall() throws Exception;
    }

    private final PatroniCluster cluster;
    private final MixedLoad load;

    private FailoverBench(PatroniCluster cluster, MixedLoad load) {
        this.cluster = cluster;
        this.load = load;
    }

    public static void main(String... args) throws Exception {
        Run run = Run.withoutDatabase("failover", LIMIT);
        PatroniCluster cluster = new PatroniCluster(run.folder());
        Run.say("three PostgreSQL with Patroni and etcd, behind HAProxy");
        cluster.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(cluster.port()),
                "PGDATABASE", "postgres",
                "PGUSER", "postgres",
                "PGSSLMODE", "disable",
                "KAGGLEINGEST_FRESHNESS", "20s"));
        List<Service> replicas = List.of(
                Service.start(settings, run.folder().resolve("service-1.log"), "-Xmx512m"),
                Service.start(settings, run.folder().resolve("service-2.log"), "-Xmx512m"));
        List<String> keys;
        String machine;
        try (Data data = new Data(settings)) {
            keys = data.fill().subList(0, 200);
            machine = Machine.description(data);
        }
        MixedLoad load = new MixedLoad(replicas, keys, CALLERS).start(PAUSE);
        boolean exact = false;
        try {
            new FailoverBench(cluster, load).allBlows();
            load.close();
            exact = report(settings, machine, load);
        } finally {
            if (!exact) {
                run.keepLogs("failover-logs");
            }
        }
        System.exit(exact ? 0 : 1);
    }

    private void allBlows() throws Exception {
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        blow("PostgreSQL of the primary is killed", () -> cluster.primary().orElseThrow().killPostgresql());
        blow("the primary's node is killed", () -> cluster.primary().orElseThrow().kill());
        blow("PostgreSQL of the primary is killed again", () -> cluster.primary().orElseThrow().killPostgresql());
        PatroniNode frozen = cluster.primary().orElseThrow();
        blow("the primary is cut off (frozen)", frozen::freeze, frozen::thaw);
        blow("HAProxy is restarted", cluster::restartProxy);
    }

    private void blow(String name, Blow blow) throws Exception {
        blow(name, blow, () -> {});
    }

    private void blow(String name, Blow blow, Blow after) throws Exception {
        long at = System.currentTimeMillis();
        blow.fall();
        double seconds = secondsUntilGranted(at);
        after.fall();
        System.out.printf("%-44s first granted debit after %5.1f s%n", name, seconds);
        cluster.awaitStandby();
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    }

    /** By a request that was sent after the blow and a moment, so that it was not on its way already. */
    private double secondsUntilGranted(long at) throws InterruptedException {
        long sent = at + 300;
        for (int i = 0; i < RECOVERY_SECONDS * 10; i++) {
            var first = load.seen().stream()
                    .filter(one -> one.cost() > 0 && one.at() > sent)
                    .mapToLong(one -> one.at() + one.millis())
                    .min();
            if (first.isPresent()) {
                return (first.getAsLong() - at) / 1000.0;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Double.POSITIVE_INFINITY;
    }

    private static boolean report(Map<String, String> settings, String machine, MixedLoad load) throws Exception {
        try (Data data = new Data(settings)) {
            data.drain(Duration.ofSeconds(60));
            List<Seen> seen = load.seen();
            System.out.printf("%n%s%n%d requests of %d callers%n", machine, seen.size(), CALLERS);
            MixedLoad.table(seen).forEach((answer, count) -> System.out.printf("  %-50s %7d%n", answer, count));
            System.out.println();
            Exactness exactness = Exactness.check(data, seen);
            exactness.print();
            return exactness.isExact();
        }
    }
}
