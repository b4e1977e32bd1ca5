package io.kaggleingest.bench;

import io.kaggleingest.sandbox.Sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Kept, metered reads beside those of the small service that most people would write, on one PostgreSQL, in turns. */
public final class PeerBench {

    private static final String PATH = "/api/competitions/titanic?top_n=10";
    private static final int CONNECTIONS = 64;
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long WARM_UP_ANSWERS = 60_000;
    private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(90);
    private static final Duration WARM_UP = Duration.ofMillis(500);

    private final Run run;
    private final int rounds;
    private final Duration window;
    private final CpuTimes cpu;
    private final Samples ours = new Samples();
    private final Samples theirs = new Samples();
    private final Samples ourCpu = new Samples();
    private final Samples theirCpu = new Samples();
    private List<String> keys;
    private int bytes;

    private PeerBench(Run run, Options options) {
        this.run = run;
        this.rounds = options.number("--rounds", 5);
        this.window = Duration.ofSeconds(options.number("--seconds", 2));
        this.cpu = new CpuTimes(run);
    }

    public static void main(String[] given) throws Exception {
        Locale.setDefault(Locale.ROOT);
        new PeerBench(Run.begin("bench-peer", LIMIT), Options.of(given)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Service service = service(sandbox);
            try (Data data = new Data(run.server())) {
                keys = data.fill();
                System.out.println(Machine.description(data));
                Path content = run.folder().resolve("content");
                Files.write(content, service.content(PATH, keys.get(0)));
                bytes = (int) Files.size(content);
                open(data);
                int peer = start(content);
                warm(service.port());
                warm(peer);
                for (int round = 1; round <= rounds; round++) {
                    Run.say("reads of both, round " + round);
                    data.settle();
                    for (int accounts : new int[] {1, Data.MANY}) {
                        measure(service.port(), accounts, ours, ourCpu);
                        measure(peer, accounts, theirs, theirCpu);
                    }
                }
                long off = data.accountsOffTheirLedger();
                System.out.printf("accounts whose balance is not the sum of their ledger: %d%n%n", off);
            }
        }
        report();
    }

    private void open(Data data) throws Exception {
        data.run("create table peer_account (api_key text primary key, credits bigint not null)");
        for (String key : keys) {
            data.run("insert into peer_account values ('" + key + "', 1000000000000)");
        }
        data.run("vacuum analyze peer_account");
    }

    private void warm(int port) throws Exception {
        HttpLoad.warm(port, PATH, CONNECTIONS, keys(Data.MANY), WARM_UP_ANSWERS, WARM_UP_LIMIT);
    }

    private void measure(int port, int accounts, Samples perSecond, Samples microseconds) throws Exception {
        double before = busy();
        HttpLoad.Result result = HttpLoad.run(port, PATH, CONNECTIONS, keys(accounts), WARM_UP, window);
        perSecond.add(accounts, result.perSecond());
        microseconds.add(accounts, (busy() - before) / result.answers());
    }

    /** Of all that was started, without the load generator: who is not asked does nothing. */
    private double busy() {
        List<Long> all = ProcessHandle.current().descendants().map(ProcessHandle::pid).toList();
        Map<String, Double> times = cpu.now(Map.of("services", all));
        return times.get("services") + times.get("PostgreSQL");
    }

    private Supplier<String> keys(int accounts) {
        return accounts == 1
                ? () -> keys.get(0)
                : () -> keys.get(ThreadLocalRandom.current().nextInt(1, keys.size()));
    }

    private Service service(Sandbox sandbox) throws Exception {
        Map<String, String> settings = new HashMap<>(run.server());
        settings.put("KAGGLE_API_URL", sandbox.apiUrl().toString());
        settings.put("KAGGLE_STORAGE_HOSTS", sandbox.storageHost());
        settings.put("KAGGLE_USERNAME", Sandbox.USERNAME);
        settings.put("KAGGLE_KEY", Sandbox.KEY);
        settings.put("KAGGLEINGEST_KAGGLE_SANDBOX", "true");
        return Service.start(settings, run.folder().resolve("service.log"));
    }

    /** @return its port, when it takes connections */
    private int start(Path content) throws Exception {
        int port = freePort();
        Path log = run.folder().resolve("peer.log");
        Map<String, String> environment = new HashMap<>(run.server());
        environment.put("PEER_CONTENT", content.toString());
        environment.put("PEER_WORKERS", Integer.toString(WORKERS));
        Process peer = Processes.start(
                environment,
                log.toFile(),
                "target/bench-peer-python/bin/uvicorn",
                "--app-dir=bench/peer",
                "--host=127.0.0.1",
                "--port=" + port,
                "--workers=" + WORKERS,
                "--no-access-log",
                "peer:app");
        for (int i = 0; i < 300 && peer.isAlive(); i++) {
            Thread.sleep(100);
            if (Files.readString(log).split("startup complete").length > WORKERS) {
                return port;
            }
        }
        throw new IllegalStateException("The peer did not start: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void report() {
        System.out.printf("%,d bytes, %d connections %22s %10s %10s%n", bytes, CONNECTIONS, "accounts", "1", "10,000");
        row("a second, here", ours);
        row("a second, the peer with " + WORKERS + " workers", theirs);
        row("microseconds of service and PostgreSQL, here", ourCpu);
        row("microseconds of service and PostgreSQL, peer", theirCpu);
        System.out.println();
        verdict("reads a second / the peer's, one account", ours, theirs, 1, 10);
        verdict("reads a second / the peer's, 10,000 accounts", ours, theirs, Data.MANY, 6);
        verdict("the peer's processor time / ours, one account", theirCpu, ourCpu, 1, 10);
        verdict("the peer's processor time / ours, 10,000", theirCpu, ourCpu, Data.MANY, 6);
    }

    private static void row(String name, Samples samples) {
        System.out.printf("%-46s %10s %10s%n", name, samples.cell(1), samples.cell(Data.MANY));
    }

    private static void verdict(String name, Samples above, Samples below, int accounts, double target) {
        double ratio = above.median(accounts) / below.median(accounts);
        Run.verdict(name, ratio, "≥ %.2f".formatted(target), ratio >= target);
    }
}
