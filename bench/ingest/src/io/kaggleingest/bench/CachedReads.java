package io.kaggleingest.bench;


import java.time.Duration;
import java.util.List;

/** How many requests for one kept context one replica answers in a second, and two on the same PostgreSQL. */
final class CachedReads {

    static final String NAME = "cached";

    private static final String PATH = "/api/competitions/" + NAME + "?top_n=10";
    private static final int CONNECTIONS = 64;
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int ROUNDS = 3;

    private final int price;
    private final List<Service> replicas;
    private final Data data;
    private final String key;
    private final Samples perSecond = new Samples();
    private int bytes;

    /** @param replicas two, both with this price */
    CachedReads(int price, List<Service> replicas, Data data, String key) {
        this.price = price;
        this.replicas = replicas;
        this.data = data;
        this.key = key;
    }

    void measure() throws Exception {
        for (Service replica : replicas) {
            bytes = replica.warm(PATH, key);
            run(List.of(replica), FIRST_WARM_UP, Duration.ofMillis(1));
        }
        data.settle();
        for (int round = 1; round <= ROUNDS; round++) {
            Run.say("cached reads at a price of " + price + ", round " + round);
            for (int count = 1; count <= replicas.size(); count++) {
                perSecond.add(count, run(replicas.subList(0, count), WARM_UP, WINDOW).perSecond());
            }
        }
    }

    private HttpLoad.Result run(List<Service> asked, Duration warmUp, Duration window) throws Exception {
        return HttpLoad.run(
                asked.stream().map(Service::port).toList(), PATH, CONNECTIONS, () -> key, warmUp, window);
    }

    void report() {
        System.out.printf(
                "cached reads of %,d bytes a second, price %d: one replica %s, two %s%n",
                bytes, price, perSecond.cell(1), perSecond.cell(2));
        System.out.printf(
                "ratio  two replicas / one, price %d %23.2f%n%n", price, perSecond.median(2) / perSecond.median(1));
    }
}
