package io.kaggleingest.bench;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long an ingestion takes on an idle service, beside its longest chain of dependent calls. */
final class ChainTimes {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final double WANTED = 1.25;

    /** So many competitions at each latency; the median counts. */
    private static final Map<Integer, Integer> COMPETITIONS = new TreeMap<>(Map.of(50, 11, 200, 9, 800, 5));

    /** What the JVM has compiled after so many is compiled as well as it will be. */
    private static final int WARM_UP = 200;

    private static final int NEW = 15;
    private static final int SHORTEST = 50;

    private final SteadyKaggle kaggle;
    private final Service service;
    private final Data data;
    private final Iterator<String> keys;
    private final Map<Integer, Double> medians = new TreeMap<>();
    private double ofNewProcess;

    /** @param keys of as many accounts as there are ingestions: what one may have fetched in an hour is limited */
    ChainTimes(SteadyKaggle kaggle, Service service, Data data, List<String> keys) {
        this.kaggle = kaggle;
        this.service = service;
        this.data = data;
        this.keys = keys.iterator();
    }

    void measure() throws Exception {
        Run.say("ingestions at fixed latencies");
        ingest("start", 10, NEW);
        ingest("new", SHORTEST, COMPETITIONS.get(SHORTEST));
        ofNewProcess = medianMillis("new");
        ingest("warm-up", 10, WARM_UP);
        for (Map.Entry<Integer, Integer> each : COMPETITIONS.entrySet()) {
            int latency = each.getKey();
            String name = "chain-" + latency;
            ingest(name, latency, each.getValue());
            medians.put(latency, medianMillis(name));
        }
    }

    private void ingest(String name, int latency, int competitions) throws Exception {
        kaggle.takes(latency);
        for (int i = 0; i < competitions; i++) {
            service.get("/api/competitions/" + name + "-" + i, keys.next());
            data.drain(LIMIT);
        }
    }

    private double medianMillis(String name) throws Exception {
        return data.number("select round(1000000 * percentile_cont(0.5) within group"
                        + " (order by extract(epoch from finished_at - created_at))) from ingestion where ref like '"
                        + name + "-%'")
                / 1000.0;
    }

    void report() {
        System.out.println("milliseconds of an ingestion, by Kaggle's latency");
        medians.forEach((latency, median) -> System.out.printf(
                "  %4d ms a call: longest chain %,5d, ingestion %,9.1f%n",
                latency, SteadyKaggle.LONGEST_CHAIN * latency, median));
        System.out.printf(
                "  %4d ms a call, by a process that has just started: ingestion %,9.1f, ratio %.2f%n",
                SHORTEST, ofNewProcess, ofNewProcess / (SteadyKaggle.LONGEST_CHAIN * SHORTEST));
        medians.forEach((latency, median) -> {
            double ratio = median / (SteadyKaggle.LONGEST_CHAIN * latency);
            Run.verdict("ingestion / longest chain, " + latency + " ms", ratio, "≤ 1.25", ratio <= WANTED);
        });
        System.out.println();
    }
}
