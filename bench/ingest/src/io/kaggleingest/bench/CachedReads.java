package io.kaggleingest.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many requests for one kept context one replica answers in a second, and several on the same PostgreSQL. */
final class CachedReads {

    static final String NAME = "cached";

    private static final String PATH = "/api/competitions/" + NAME + "?top_n=10";
    private static final int CONNECTIONS = 64;
    private static final long WARM_UP_ANSWERS = 40_000;
    private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int ROUNDS = 5;
    private static final String REPLICAS = "replicas";

    private final int price;
    private final List<Service> replicas;
    private final Data data;
    private final CpuTimes cpu;
    private final String key;
    private final Samples perSecond = new Samples();
    private final Samples together = new Samples();
    private final Map<String, Samples> microseconds = new TreeMap<>();
    private int bytes;

    /** @param replicas at least two, all with this price */
    CachedReads(int price, List<Service> replicas, Data data, CpuTimes cpu, String key) {
        this.price = price;
        this.replicas = replicas;
        this.data = data;
        this.cpu = cpu;
        this.key = key;
    }

    void measure() throws Exception {
        for (Service replica : replicas) {
            bytes = replica.warm(PATH, key);
            HttpLoad.warm(replica.port(), PATH, CONNECTIONS, () -> key, WARM_UP_ANSWERS, WARM_UP_LIMIT);
        }
        data.settle();
        for (int round = 1; round <= ROUNDS; round++) {
            Run.say("cached reads at a price of " + price + ", round " + round);
            for (int count = 1; count <= replicas.size(); count *= 2) {
                measure(count);
            }
        }
    }

    private void measure(int count) throws Exception {
        List<Service> asked = replicas.subList(0, count);
        Map<String, List<Long>> pids =
                Map.of(REPLICAS, asked.stream().map(Service::pid).toList());
        Map<String, Double> before = cpu.now(pids);
        long statements = data.debitStatements();
        HttpLoad.Result result = run(asked, WARM_UP, WINDOW);
        statements = data.debitStatements() - statements;
        Map<String, Double> after = cpu.now(pids);
        perSecond.add(count, result.perSecond());
        together.add(count, (double) result.answers() / Math.max(1, statements));
        after.forEach((side, time) -> microseconds
                .computeIfAbsent(side, first -> new Samples())
                .add(count, (time - before.get(side)) / result.answers()));
    }

    private HttpLoad.Result run(List<Service> asked, Duration warmUp, Duration window) throws Exception {
        return HttpLoad.run(
                asked.stream().map(Service::port).toList(), PATH, CONNECTIONS, () -> key, warmUp, window);
    }

    void report() {
        System.out.printf("cached reads of %,d bytes, price %d %14s", bytes, price, "");
        for (int count = 1; count <= replicas.size(); count *= 2) {
            System.out.printf(" %9d", count);
        }
        System.out.println(" replicas");
        row("a second", perSecond);
        if (price > 0) {
            row("debits in one statement", together);
        }
        microseconds.forEach((side, samples) -> row("microseconds of " + side + " for each", samples));
        for (int count = 2; count <= replicas.size(); count *= 2) {
            double ratio = perSecond.median(count) / perSecond.median(1);
            Run.verdict(count + " replicas / one, price " + price, ratio, "≥ 0.90", ratio >= 0.9);
        }
        System.out.println();
    }

    private void row(String name, Samples samples) {
        System.out.printf("  %-46s", name);
        for (int count = 1; count <= replicas.size(); count *= 2) {
            System.out.printf(" %9s", samples.cell(count));
        }
        System.out.println();
    }
}
