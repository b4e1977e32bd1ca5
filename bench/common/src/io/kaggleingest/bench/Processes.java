package io.kaggleingest.bench;


import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The processes that this run started; they end with it. */
final class Processes {

    private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

    private Processes() {}

    static Process start(Map<String, String> environment, File output, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        if (output != null) {
            builder.redirectOutput(output);
        }
        try {
            Process process = builder.start();
            STARTED.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the command prints, which has to end well. */
    static String output(Map<String, String> environment, String... command) {
        Process process = start(environment, null, command);
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            STARTED.remove(process);
        }
    }

    static void end() {
        STARTED.forEach(Process::destroy);
        STARTED.forEach(Processes::end);
    }

    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } finally {
            STARTED.remove(process);
        }
    }
}
