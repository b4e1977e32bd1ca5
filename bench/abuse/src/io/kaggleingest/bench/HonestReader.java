package io.kaggleingest.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads one kept context again and again, and asks whether the replica lives, as the kubelet does. */
final class HonestReader {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PAUSE_MILLIS = 25;
    private static final int PROBE_PAUSE_MILLIS = 250;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest read;
    private final HttpRequest probe;

    /** @param faults answers of 500 and more that are not 503, or none at all */
    record Seen(List<Double> millis, List<Double> probes, int faults, int busy) {

        double median() {
            return millis.isEmpty() ? Double.NaN : millis.get(millis.size() / 2);
        }

        double worst() {
            return millis.isEmpty() ? Double.NaN : millis.get(millis.size() - 1);
        }

        double slowestProbe() {
            return probes.isEmpty() ? Double.NaN : probes.get(probes.size() - 1);
        }
    }

    HonestReader(Service service, String path, String key) {
        read = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .header("X-API-Key", key)
                .timeout(LIMIT)
                .build();
        probe = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.managementPort() + "/q/health/live"))
                .timeout(LIMIT)
                .build();
    }

    /** Until the work is over. */
    Seen during(Runnable work) throws InterruptedException {
        Thread working = new Thread(work, "attack");
        working.start();
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        List<Double> probes = Collections.synchronizedList(new ArrayList<>());
        int[] faults = new int[2];
        Thread probing = new Thread(
                () -> {
                    while (working.isAlive()) {
                        ask(probe, probes, new int[2]);
                        pause(PROBE_PAUSE_MILLIS);
                    }
                },
                "probe");
        probing.start();
        while (working.isAlive()) {
            ask(read, millis, faults);
            pause(PAUSE_MILLIS);
        }
        probing.join();
        Collections.sort(millis);
        Collections.sort(probes);
        return new Seen(millis, probes, faults[0], faults[1]);
    }

    private void ask(HttpRequest request, List<Double> millis, int[] faults) {
        long start = System.nanoTime();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
            if (status == 503) {
                faults[1]++;
            } else if (status >= 400) {
                faults[0]++;
            }
        } catch (IOException none) {
            faults[0]++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        millis.add((System.nanoTime() - start) / 1e6);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
