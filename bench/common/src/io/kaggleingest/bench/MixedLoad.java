package io.kaggleingest.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers of all kinds in a loop, who are sent to one replica after another, and what each of them saw. */
final class MixedLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private static final List<String> COMPETITIONS =
            List.of("titanic", "lichen-cover", "buoy-wave-height", "crane-lift-energy");

    /**
     * What one caller saw of one request.
     *
     * @param id under which the ledger knows it
     * @param status 0 if the connection broke before there was an answer
     * @param cost in credits, as the answer says
     * @param code of an error
     */
    record Seen(String id, String kind, int status, long cost, String code, long at, long millis) {

        boolean isAnswered() {
            return status > 0;
        }
    }

    private final List<Service> replicas = new CopyOnWriteArrayList<>();
    private final List<String> keys;
    private final int callers;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger sentElsewhere = new AtomicInteger();
    private final AtomicInteger nobody = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> resources;
    private volatile boolean stopping;
    private volatile int pauseMillis;

    MixedLoad(List<Service> replicas, List<String> keys, int callers) {
        this(replicas, keys, callers, COMPETITIONS.stream().map(slug -> "/api/competitions/" + slug).toList());
    }

    MixedLoad(List<Service> replicas, List<String> keys, int callers, List<String> resources) {
        this.replicas.addAll(replicas);
        this.keys = keys;
        this.callers = callers;
        this.resources = resources;
    }

    /** @param pause of each caller between two requests */
    MixedLoad start(Duration pause) {
        pauseMillis = (int) pause.toMillis();
        for (int i = 0; i < callers; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> loop(random), "caller-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return this;
    }

    /** Requests go to it from now on. */
    void add(Service replica) {
        replicas.add(replica);
    }

    /** No more requests go to it; those under way are not touched. */
    void remove(Service replica) {
        replicas.remove(replica);
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Requests that found nobody listening at one replica, and were sent to the next one, as a load balancer does. */
    int sentElsewhere() {
        return sentElsewhere.get();
    }

    /** Requests for which no replica listened. */
    int nobody() {
        return nobody.get();
    }

    /** Ends when all requests are answered. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis() + 5_000);
        }
    }

    /** How often each kind was answered in each way. */
    static Map<String, Integer> table(List<Seen> seen) {
        Map<String, Integer> table = new TreeMap<>();
        for (Seen one : seen) {
            String answer = one.status() == 0 ? "no answer" : one.status() + (one.code() == null ? "" : " " + one.code());
            table.merge("%-12s %s".formatted(one.kind(), answer), 1, Integer::sum);
        }
        return table;
    }

    private void loop(Random random) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        while (!stopping) {
            try {
                one(http, random);
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void one(HttpClient http, Random random) throws InterruptedException {
        String key = keys.get(random.nextInt(keys.size()));
        String id = UUID.randomUUID().toString();
        int dice = random.nextInt(100);
        String path = resources.get(random.nextInt(resources.size()));
        if (dice < 60) {
            send(http, "read", id, request(path, key, id));
        } else if (dice < 70) {
            send(http, "wait", id, request(path, key, id).header("Prefer", "wait=5"));
        } else if (dice < 80) {
            send(http, "mcp", id, fetch(path, key, id));
        } else if (dice < 86) {
            send(http, "account", id, request("/api/auth/me", key, id));
        } else if (dice < 92) {
            send(http, "search", id, request("/api/search?q=" + path.substring(path.lastIndexOf('/') + 1), key, id));
        } else if (dice < 96) {
            send(http, "usage", id, request("/api/usage", key, id));
        } else {
            send(http, "leaderboard", id, request(resources.get(0) + "/leaderboard", key, id));
        }
    }

    private static HttpRequest.Builder request(String path, String key, String id) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1" + path))
                .header("X-API-Key", key)
                .header("X-Request-Id", id)
                .timeout(PATIENCE);
    }

    private static HttpRequest.Builder fetch(String path, String key, String id) {
        String message =
                """
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params":
                  {"name": "fetch", "arguments": {"id": "competition/%s", "max_tokens": 1000}}}
                """
                        .formatted(path.substring(path.lastIndexOf('/') + 1));
        return request("/mcp", key, id)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(message));
    }

    private void send(HttpClient http, String kind, String id, HttpRequest.Builder request) throws InterruptedException {
        long at = System.currentTimeMillis();
        URI asked = request.build().uri();
        List<Service> now = List.copyOf(replicas);
        for (int i = 0; i < now.size(); i++) {
            Service replica = now.get(Math.floorMod(next.getAndIncrement(), now.size()));
            URI uri = URI.create("http://127.0.0.1:" + replica.port() + asked.getRawPath()
                    + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()));
            try {
                HttpResponse<String> answer =
                        http.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
                note(kind, id, answer, at);
                return;
            } catch (IOException broken) {
                if (isNotThere(broken)) {
                    sentElsewhere.incrementAndGet();
                    continue;
                }
                seen.add(new Seen(id, kind, 0, 0, null, at, System.currentTimeMillis() - at));
                return;
            }
        }
        nobody.incrementAndGet();
        Thread.sleep(100);
    }

    /** It never was sent. */
    private static boolean isNotThere(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void note(String kind, String id, HttpResponse<String> answer, long at) {
        long cost = answer.headers().firstValueAsLong("X-Credits-Cost").orElse(0);
        String body = answer.body();
        if (kind.equals("mcp") && body.contains("credits_cost")) {
            cost = body.contains("\\\"credits_cost\\\":\\\"0") ? 0 : 1;
        }
        String code = null;
        int from = answer.statusCode() < 400 ? -1 : body.indexOf("\"code\":\"");
        if (from >= 0) {
            code = body.substring(from + 8, body.indexOf('"', from + 8));
        }
        seen.add(new Seen(id, kind, answer.statusCode(), cost, code, at, System.currentTimeMillis() - at));
    }
}
