package io.kaggleingest.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Attacks a replica of the manifests' memory, one kind after another, and tells what an honest reader saw meanwhile. */
final class AbuseBench {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String PATH = "/api/competitions/titanic";
    private static final String MAIL = "honest@example.com";
    private static final String PASSWORD = "correct horse battery staple";
    private static final int MOST_SLOWER = 3;
    private static final int SLOWEST_PROBE_MILLIS = 1000;

    /** What the image makes of the manifests' limit of 1 GiB. */
    private static final String[] MEMORY = {
        "-Xmx614m", "-XX:MaxDirectMemorySize=128m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError"
    };

    public static void main(String... args) throws Exception {
        Options options = Options.of(args);
        int seconds = options.number("--seconds", 6);
        Run run = Run.begin("abuse", LIMIT);
        Map<String, String> settings = new HashMap<>(run.server());
        settings.put("KAGGLEINGEST_ACCOUNT_SIGNUPS", "1000");
        settings.put("KAGGLEINGEST_ACCOUNT_SIGNUPS_PER_NETWORK", "20");
        settings.put("KAGGLEINGEST_ADMIN_KEYS", "abuse=the-right-admin-key");
        Service service = Service.start(settings, run.folder().resolve("service.log"), MEMORY);
        int met = 0;
        try (Data data = new Data(run.server())) {
            List<String> keys = data.fill();
            data.keepMany(20_000);
            data.takeCreditsBeyond(1_000);
            service.warm(PATH, keys.get(0));
            signUp(service);
            HonestReader reader = new HonestReader(service, PATH, keys.get(0));
            reader.during(() -> pause(4 * seconds));
            double quiet = reader.during(() -> pause(seconds)).median();
            System.out.printf("%s%nhonest reader's median when it is quiet: %.1f ms%n%n", Machine.description(data), quiet);
            Attacks attacks = new Attacks(MAIL, keys.subList(1, 100), keys.subList(2_000, 4_000));
            int tried = 0;
            for (Map.Entry<String, Consumer<Attacker>> attack : attacks.all().entrySet()) {
                tried++;
                met += report(attack.getKey(), attack.getValue(), service, reader, seconds, quiet) ? 1 : 0;
            }
            System.out.printf("%nthe owner logs in from elsewhere after all that: %d%n", login(service, attacks));
            System.out.printf("series of requests: %d%n", series(service));
            System.out.printf("accounts off their ledger: %d%n", data.accountsOffTheirLedger());
            System.out.printf("%d of %d attacks met: the replica lives, the reader's median is at most %d times its quiet one,"
                    + " liveness answers within a second, no 5xx but 503%n", met, tried, MOST_SLOWER);
        } finally {
            service.stop();
        }
        System.exit(0);
    }

    private static boolean report(
            String name, Consumer<Attacker> attack, Service service, HonestReader reader, int seconds, double quiet)
            throws InterruptedException {
        Attacker attacker = new Attacker(service, seconds);
        HonestReader.Seen seen = reader.during(() -> attack.accept(attacker));
        boolean met = service.isAlive()
                && seen.median() <= MOST_SLOWER * quiet
                && seen.slowestProbe() <= SLOWEST_PROBE_MILLIS
                && seen.faults() == 0
                && !attacker.seen().matches(".*\\b5(?!03)\\d\\d=.*");
        System.out.printf(
                "%-42s %-7s median %6.1f ms (x %.1f)  worst %7.0f  probe %5.0f  faults %d  503 %d  attacker saw %s%n",
                name,
                met ? "met" : "NOT MET",
                seen.median(),
                seen.median() / quiet,
                seen.worst(),
                seen.slowestProbe(),
                seen.faults(),
                seen.busy(),
                attacker.seen());
        // What was left of it is not the next one's fault.
        pause(2);
        return met;
    }

    private static void signUp(Service service) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/api/auth/signup"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(MAIL, PASSWORD)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    private static int login(Service service, Attacks attacks) throws IOException {
        try (Connection connection = new Connection(service.port(), 9)) {
            return connection.send(attacks.login(PASSWORD)).status();
        }
    }

    private static long series(Service service) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + service.managementPort() + "/q/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .count();
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(1000L * seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
