package io.kaggleingest.bench;

import io.kaggleingest.bench.MixedLoad.Seen;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The older package against the schema of this one under load, then replica by replica to this one, and back. */
final class RolloverBench {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int CALLERS = 16;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** As the pause before a pod is told to stop, while those who send requests learn that it goes. */
    private static final int PAUSE_BEFORE_STOP_SECONDS = 3;

    private final Run run;
    private final Map<String, String> settings;
    private final Path old = Path.of(System.getProperty("old.package"));
    private MixedLoad load;
    private int started;

    private RolloverBench(Run run) {
        this.run = run;
        settings = new HashMap<>(run.server());
        settings.put("KAGGLEINGEST_FRESHNESS", "20s");
    }

    public static void main(String... args) throws Exception {
        int wanted = Options.of(args).number("--requests", 10_000);
        boolean kept = new RolloverBench(Run.begin("rollover", LIMIT)).roll(wanted);
        System.exit(kept ? 0 : 1);
    }

    private Service oldReplica() throws Exception {
        return Service.start(old, settings, log(), "-Xmx512m");
    }

    /** It may not touch the schema: that is a step before. */
    private Service newReplica() throws Exception {
        Map<String, String> careful = new HashMap<>(settings);
        careful.put("KAGGLEINGEST_MIGRATE", "false");
        return Service.start(careful, log(), "-Xmx512m");
    }

    private Path log() {
        return run.folder().resolve("service-" + ++started + ".log");
    }

    private boolean roll(int wanted) throws Exception {
        List<Service> before = List.of(oldReplica(), oldReplica());
        try (Data data = new Data(run.server())) {
            List<String> keys = data.fill().subList(0, 200);
            before.get(0).warm("/api/competitions/titanic", keys.get(0));
            load = new MixedLoad(before, keys, CALLERS).start(PAUSE);
            until(wanted / 10);
            migrate();
            Run.say("the older version serves on the schema of this one");
            until(wanted / 3);
            for (Service each : before) {
                load.add(newReplica());
                Run.say("old and new replicas serve side by side");
                until(load.seen().size() + wanted / 10);
                takeOut(each);
            }
            until(wanted);
            load.close();
            data.drain(Duration.ofSeconds(60));
            return report(data);
        }
    }

    private void until(int requests) throws InterruptedException {
        while (load.seen().size() < requests) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void migrate() {
        String said = Processes.output(
                settings,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/quarkus-app/quarkus-run.jar",
                "migrate");
        said.lines().filter(line -> line.contains("DbMigrate")).forEach(Run::say);
    }

    private void takeOut(Service replica) throws InterruptedException {
        load.remove(replica);
        TimeUnit.SECONDS.sleep(PAUSE_BEFORE_STOP_SECONDS);
        replica.stop();
    }

    private boolean report(Data data) throws Exception {
        List<Seen> seen = load.seen();
        List<Seen> lost = seen.stream()
                .filter(one -> one.status() == 0 || one.status() >= 500)
                .toList();
        System.out.printf("%s%nfrom %s to this one%n%d requests of %d callers%n",
                Machine.description(data), System.getProperty("old.ref"), seen.size(), CALLERS);
        MixedLoad.table(seen).forEach((answer, count) -> System.out.printf("  %-50s %7d%n", answer, count));
        System.out.printf("%nlost (no answer, or 5xx)                      %8d  wanted 0%n", lost.size());
        System.out.printf("found no replica that listened                %8d  wanted 0%n", load.nobody());
        System.out.printf("were sent to another replica                  %8d%n", load.sentElsewhere());
        lost.stream().limit(10).forEach(one -> System.out.println("  " + one));
        Exactness exactness = Exactness.check(data, seen);
        exactness.print();
        return lost.isEmpty() && load.nobody() == 0 && exactness.isExact();
    }
}
