package io.kaggleingest.bench;

import io.kaggleingest.sandbox.Sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The native executable beside the JVM package: how it starts, what it answers, what it takes. */
final class NativeBench {

    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 16;
    private static final String READ = "/api/competitions/titanic?format=json";

    private final Run run;
    private final List<String> executable = List.of(System.getProperty("native.executable"));
    private final List<String> jvm = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            "target/quarkus-app/quarkus-run.jar");
    private final Map<String, String> settings;
    private int started;

    private NativeBench(Run run, Sandbox sandbox) {
        this.run = run;
        settings = new HashMap<>(run.server());
        settings.put("KAGGLE_USERNAME", Sandbox.USERNAME);
        settings.put("KAGGLE_KEY", Sandbox.KEY);
        settings.put("KAGGLE_API_URL", sandbox.apiUrl().toString());
        settings.put("KAGGLE_STORAGE_HOSTS", sandbox.storageHost());
        settings.put("KAGGLEINGEST_CREDITS_INITIAL_FREE", "1000000");
    }

    public static void main(String... args) throws Exception {
        boolean variables = !Options.of(args).has("--without-variables");
        try (Sandbox sandbox = Sandbox.start()) {
            boolean same = new NativeBench(Run.begin("native", LIMIT), sandbox).compare(variables);
            System.exit(same ? 0 : 1);
        }
    }

    private boolean compare(boolean variables) throws Exception {
        List<String> faults = new ArrayList<>(sideBySide());
        if (variables) {
            faults.addAll(withEachVariable());
        }
        faults.forEach(fault -> System.out.println("DIFFERS " + fault));
        System.out.println(faults.isEmpty() ? "The executable answers as the JVM package does" : "It does not");
        return faults.isEmpty();
    }

    private List<String> sideBySide() throws Exception {
        long begun = System.nanoTime();
        Service first = start(jvm, settings);
        double jvmSeconds = since(begun);
        begun = System.nanoTime();
        Service second = start(executable, settings);
        double nativeSeconds = since(begun);
        long jvmRest = resident(first);
        long nativeRest = resident(second);

        List<String> faults = Walk.of(first).differences(Walk.of(second));
        double reads = reads(first, second);
        System.out.printf("start    JVM %6.2f s    native %6.2f s%n", jvmSeconds, nativeSeconds);
        System.out.printf("at rest  JVM %6d MiB  native %6d MiB%n", jvmRest, nativeRest);
        System.out.printf("after    JVM %6d MiB  native %6d MiB%n", resident(first), resident(second));
        Run.verdict("kept reads, native to JVM", reads, "1.00", reads >= 1);
        first.stop();
        second.stop();
        faults.addAll(errors());
        return faults;
    }

    /** The median of three windows each, in turns. */
    private static double reads(Service jvm, Service executable) throws Exception {
        String jvmKey = Walk.key(jvm);
        String nativeKey = Walk.key(executable);
        jvm.warm(READ, jvmKey);
        executable.warm(READ, nativeKey);
        double[] ratios = new double[3];
        for (int i = 0; i < ratios.length; i++) {
            Duration warmUp = i == 0 ? WARM_UP : Duration.ofMillis(500);
            double ofJvm = HttpLoad.run(jvm.port(), READ, CONNECTIONS, () -> jvmKey, warmUp, WINDOW).perSecond();
            ratios[i] = HttpLoad.run(executable.port(), READ, CONNECTIONS, () -> nativeKey, warmUp, WINDOW).perSecond()
                    / ofJvm;
        }
        java.util.Arrays.sort(ratios);
        return ratios[1];
    }

    private List<String> withEachVariable() throws Exception {
        List<String> faults = new ArrayList<>();
        Map<String, String> variables = DocumentedVariables.read(run.folder());
        Run.say("starts with each of " + variables.size() + " variables");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            Map<String, String> with = new HashMap<>(settings);
            with.put(variable.getKey(), variable.getValue());
            try {
                start(executable, with).stop();
            } catch (IllegalStateException refused) {
                faults.add(variable + ": " + refused.getMessage().lines().reduce("", (before, line) -> line));
            }
        }
        faults.addAll(errors());
        return faults;
    }

    private Service start(List<String> command, Map<String, String> with) throws Exception {
        return Service.start(command, with, run.folder().resolve("service-" + ++started + ".log"));
    }

    /** An orderly stop logs no error, and neither does anything else here. */
    private List<String> errors() throws Exception {
        List<String> errors = new ArrayList<>();
        for (int i = 1; i <= started; i++) {
            Path log = run.folder().resolve("service-" + i + ".log");
            Files.readAllLines(log).stream()
                    .filter(line -> line.contains(" ERROR "))
                    .forEach(line -> errors.add(log.getFileName() + ": " + line));
        }
        return errors;
    }

    private static long resident(Service service) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
