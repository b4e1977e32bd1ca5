package io.kaggleingest.bench;

import io.kaggleingest.credit.QueueLoad;
import io.kaggleingest.sandbox.Sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;


/** What a credit costs: the debit queue and the service beside pgbench, on one PostgreSQL, in one run. */
public final class Bench {

    private static final int[] CLIENTS = {1, 16, 64};
    private static final int[] IN_FLIGHT = {1, 16, 64, 512};
    private static final int[] METERED_CLIENTS = {16, 64};

    private static final String SMALL = "/api/competitions/titanic?format=txt&top_n=1&max_tokens=500";
    private static final String LARGE = "/api/competitions/bench?top_n=10";

    private static final int TOGETHER = Integer.getInteger("bench.together", 512);
    private static final int UNDER_WAY = Integer.getInteger("bench.under-way", 1);

        private static final Duration LIMIT = Duration.ofMinutes(15);

    private static final LongSupplier BUSY = () -> Data.BUSY;
    private static final LongSupplier ANY = () -> ThreadLocalRandom.current().nextLong(Data.FIRST, Data.LAST + 1);

    private final Plan plan;
    private final Map<String, String> server;
    private final Path folder;
    private final Samples pgbenchBusy = new Samples();
    private final Samples pgbenchMany = new Samples();
    private final Samples queueBusy = new Samples();
    private final Samples queueMany = new Samples();
    private final Samples togetherBusy = new Samples();
    private final Samples togetherMany = new Samples();
    private final Samples httpBusy = new Samples();
    private final Samples httpMany = new Samples();
    private final Samples metered = new Samples();
    private final Samples unmetered = new Samples();
    private final Samples loneQueue = new Samples();
    private final Samples lonePgbench = new Samples();
    private int bytes;

    private Bench(Plan plan, Map<String, String> server, Path folder) {
        this.plan = plan;
        this.server = server;
        this.folder = folder;
    }

    /** How long and how often. */
    private record Plan(int rounds, int seconds, Duration warmUp, Duration firstWarmUp) {

        static Plan of(Options options) {
            boolean quick = options.has("--quick");
            return new Plan(
                    options.number("--rounds", quick ? 1 : 3),
                    options.number("--seconds", quick ? 1 : 2),
                    Duration.ofMillis(quick ? 250 : 500),
                    Duration.ofSeconds(quick ? 2 : 6));
        }

        Duration window() {
            return Duration.ofSeconds(seconds);
        }
    }

    public static void main(String[] options) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Plan plan = Plan.of(Options.of(options));
        Run run = Run.begin("bench-credits", LIMIT);
        new Bench(plan, run.server(), run.folder()).run();
        System.exit(0);
    }

    private void run() throws Exception {
        long start = System.nanoTime();
        try (Sandbox sandbox = Sandbox.start()) {
            Run.say("starting the service twice, with a price of 1 and of 0");
            Service paid = service(sandbox, 1);
            Service free = service(sandbox, 0);
            try (Data data = new Data(server)) {
                List<String> keys = data.fill();
                System.out.print(Machine.description(data));
                System.out.printf("pgbench     %s%n%n", Pgbench.version());
                paid.warm(SMALL, keys.get(0));
                data.lengthen("titanic", "bench", 2);
                bytes = paid.warm(LARGE, keys.get(0));
                free.warm(LARGE, keys.get(0));
                try (QueueLoad queue = new QueueLoad(server, TOGETHER, UNDER_WAY)) {
                    debits(data, queue);
                    lone(data, queue);
                    http(data, paid, keys);
                    metered(data, paid, free, keys);
                    check(data, queue);
                }
            }
        }
        report();
        System.out.printf("%nTook %d s%n", (System.nanoTime() - start) / 1_000_000_000);
    }

    private Service service(Sandbox sandbox, int price) throws Exception {
        Map<String, String> settings = new HashMap<>(server);
        settings.put("KAGGLE_API_URL", sandbox.apiUrl().toString());
        settings.put("KAGGLE_STORAGE_HOSTS", sandbox.storageHost());
        settings.put("KAGGLE_USERNAME", Sandbox.USERNAME);
        settings.put("KAGGLE_KEY", Sandbox.KEY);
        settings.put("KAGGLEINGEST_KAGGLE_SANDBOX", "true");
        settings.put("KAGGLEINGEST_CREDITS_PRICE_CONTEXT", Integer.toString(price));
        return Service.start(settings, folder.resolve("service-" + price + ".log"));
    }

    private void debits(Data data, QueueLoad queue) throws Exception {
        Pgbench busy = new Pgbench(server, folder, Data.BUSY, Data.BUSY);
        Pgbench many = new Pgbench(server, folder, Data.FIRST, Data.LAST);
        queue.run(512, ANY, plan.firstWarmUp(), Duration.ofMillis(1));
        for (int round = 1; round <= plan.rounds(); round++) {
            Run.say("debits by the queue and by pgbench, round " + round);
            data.settle();
            for (int clients : IN_FLIGHT) {
                if (clients <= 64) {
                    pgbenchBusy.add(clients, busy.run(clients, plan.seconds()).perSecond());
                    pgbenchMany.add(clients, many.run(clients, plan.seconds()).perSecond());
                }
                QueueLoad.Result one = queue.run(clients, BUSY, plan.warmUp(), plan.window());
                queueBusy.add(clients, one.perSecond());
                togetherBusy.add(clients, one.together());
                QueueLoad.Result all = queue.run(clients, ANY, plan.warmUp(), plan.window());
                queueMany.add(clients, all.perSecond());
                togetherMany.add(clients, all.together());
            }
        }
    }

    private void lone(Data data, QueueLoad queue) throws Exception {
        Pgbench busy = new Pgbench(server, folder, Data.BUSY, Data.BUSY);
        data.settle();
        for (int round = 1; round <= plan.rounds(); round++) {
            Run.say("a lone debit, round " + round);
            lonePgbench.add(1, busy.run(1, plan.seconds()).milliseconds() * 1000);
            loneQueue.add(
                    1, 1e6 / queue.run(1, BUSY, plan.warmUp(), plan.window()).perSecond());
        }
    }

    private void http(Data data, Service paid, List<String> keys) throws Exception {
        Supplier<String> busy = () -> keys.get(0);
        Supplier<String> many = () -> keys.get((int) (ANY.getAsLong() - Data.BUSY));
        HttpLoad.run(paid.port(), SMALL, 64, many, plan.firstWarmUp(), Duration.ofMillis(1));
        for (int round = 1; round <= Math.min(2, plan.rounds()); round++) {
            Run.say("debits by HTTP, round " + round);
            data.settle();
            for (int clients : CLIENTS) {
                httpBusy.add(
                        clients,
                        HttpLoad.run(paid.port(), SMALL, clients, busy, plan.warmUp(), plan.window())
                                .perSecond());
                httpMany.add(
                        clients,
                        HttpLoad.run(paid.port(), SMALL, clients, many, plan.warmUp(), plan.window())
                                .perSecond());
            }
        }
    }

    private void metered(Data data, Service paid, Service free, List<String> keys) throws Exception {
        Supplier<String> busy = () -> keys.get(0);
        HttpLoad.run(paid.port(), LARGE, 64, busy, plan.firstWarmUp(), Duration.ofMillis(1));
        HttpLoad.run(free.port(), LARGE, 64, busy, plan.firstWarmUp(), Duration.ofMillis(1));
        data.settle();
        for (int round = 1; round <= plan.rounds() + 1; round++) {
            Run.say("metered and unmetered, round " + round);
            for (int clients : METERED_CLIENTS) {
                metered.add(
                        clients,
                        HttpLoad.run(paid.port(), LARGE, clients, busy, plan.warmUp(), plan.window())
                                .perSecond());
                unmetered.add(
                        clients,
                        HttpLoad.run(free.port(), LARGE, clients, busy, plan.warmUp(), plan.window())
                                .perSecond());
            }
        }
    }

    private void check(Data data, QueueLoad queue) throws Exception {
        long off = data.accountsOffTheirLedger();
        long written = data.entries(QueueLoad.RESOURCE);
        System.out.printf(
                "%,d debits granted by the queue alone, %,d in the ledger; accounts whose balance is not the sum of"
                        + " their ledger: %d%n%n",
                queue.granted(), written, off);
        if (off > 0 || written != queue.granted()) {
            throw new IllegalStateException("The books do not balance");
        }
    }

    private void report() {
        System.out.printf("%-44s %10s %10s %10s %10s%n", "debits per second, by clients", "1", "16", "64", "512");
        row("pgbench, one account", pgbenchBusy);
        row("queue,   one account", queueBusy);
        row("         debits in one statement", togetherBusy);
        row("HTTP,    one account", httpBusy);
        row("pgbench, 10,000 accounts", pgbenchMany);
        row("queue,   10,000 accounts", queueMany);
        row("         debits in one statement", togetherMany);
        row("HTTP,    10,000 accounts", httpMany);
        System.out.println();
        System.out.printf("requests per second, %,d bytes, one account%n", bytes);
        row("metered (price 1)", metered);
        row("unmetered (price 0)", unmetered);
        System.out.println();
        System.out.println("latency in microseconds, one client, one account");
        row("pgbench", lonePgbench);
        row("queue", loneQueue);
        System.out.println();
        atLeast("queue / pgbench, one account, 64 clients", queueBusy.median(64) / pgbenchBusy.median(64), 20);
        atLeast("queue 512 / pgbench at its best, one account", queueBusy.median(512) / pgbenchBusy.best(), 50);
        atLeast("queue / pgbench, 10,000 accounts, 64 clients", queueMany.median(64) / pgbenchMany.median(64), 2);
        for (int clients : METERED_CLIENTS) {
            atLeast(
                    "metered / unmetered, " + clients + " clients",
                    metered.median(clients) / unmetered.median(clients),
                    0.85);
        }
        double lone = loneQueue.median(1) / lonePgbench.median(1);
        Run.verdict("lone debit / lone pgbench transaction", lone, "≤ 1.50", lone <= 1.5);
    }

    private static void row(String name, Samples samples) {
        System.out.printf("%-44s", name);
        for (int clients : IN_FLIGHT) {
            System.out.printf(" %10s", samples.cell(clients));
        }
        System.out.println();
    }

    private static void atLeast(String name, double ratio, double target) {
        Run.verdict(name, ratio, "≥ %.2f".formatted(target), ratio >= target);
    }
}
