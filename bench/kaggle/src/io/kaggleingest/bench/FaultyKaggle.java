package io.kaggleingest.bench;

import io.kaggleingest.bench.LoopbackServer.Request;
import static io.kaggleingest.bench.LoopbackServer.head;
import static io.kaggleingest.bench.LoopbackServer.json;
import static io.kaggleingest.bench.LoopbackServer.pause;
import static io.kaggleingest.bench.LoopbackServer.redirect;
import static io.kaggleingest.bench.LoopbackServer.send;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;



/** Kaggle's API and storage on two ports of the loopback interface, which know every competition and fail at random. */
final class FaultyKaggle implements AutoCloseable {

    static final String USERNAME = "bench";
    static final String KEY = "bench-key-not-a-secret";

    private static final String BASIC = "Basic YmVuY2g6YmVuY2gta2V5LW5vdC1hLXNlY3JldA==";
    private static final int NEVER_MILLIS = 60_000;
    private static final int HUGE_WAIT_IN = 500;
    private static final long BIG = 2L << 30;
    private static final String CSV = "id,age,target\n" + "1,22,0.1\n2,38,0.9\n".repeat(500);

    enum Health {
        WELL,
        FAULTY,
        /** Every call is answered with 503. */
        DOWN
    }

    /** What goes wrong, and how often in a thousand calls. */
    private enum Fault {
        LIMITED(30),
        ERROR_500(15),
        HTML_502(15),
        UNAVAILABLE_503(10),
        TRUNCATED_JSON(4),
        SLOW_FIRST_BYTE(15),
        NO_FIRST_BYTE(4),
        HANGING_BODY(4),
        CONNECTION_RESET(15),
        OVERSIZED_BODY(4),
        ERROR_INSIDE_200(6),
        REFUSED_401(1),
        DENIED_403(6),
        MISSING_404(4),
        FORBIDDEN_REDIRECT(15),
        STALE_URL(40);

        private final int inThousand;

        Fault(int inThousand) {
            this.inThousand = inThousand;
        }

        boolean isOfRedirects() {
            return this == FORBIDDEN_REDIRECT || this == STALE_URL;
        }
    }

    private enum StorageFault {
        UNAVAILABLE_503(20),
        NO_FIRST_BYTE(8),
        HANGING_BODY(8),
        CONNECTION_RESET(20),
        FILE_OF_2_GB(40),
        NO_ZIP_NAMED_ZIP(40);

        private final int inThousand;

        StorageFault(int inThousand) {
            this.inThousand = inThousand;
        }
    }

    private final Random random;
    private final LoopbackServer api = new LoopbackServer(this::answerApi);
    private final LoopbackServer storage = new LoopbackServer(this::answerStorage);
    private final Map<String, LongAdder> answered = new ConcurrentSkipListMap<>();
    private final AtomicInteger notHungUp = new AtomicInteger();
    private final AtomicInteger wrongHeaders = new AtomicInteger();
    private final AtomicLong mostOfABigFile = new AtomicLong();
    private volatile Health health = Health.WELL;

    FaultyKaggle(long seed) {
        random = new Random(seed);
    }

    String apiUrl() {
        return "http://" + api.address() + "/v1";
    }

    String storageHost() {
        return storage.address();
    }

    void is(Health now) {
        health = now;
    }

    int openConnections() {
        return api.openConnections() + storage.openConnections();
    }

    int underWay() {
        return api.underWay() + storage.underWay();
    }

    /** Connections on which nothing more came for a minute, and that were still held. */
    int notHungUp() {
        return notHungUp.get();
    }

    /** Calls of the API without exactly one right key, and of storage with anything that belongs to the API. */
    int wrongHeaders() {
        return wrongHeaders.get();
    }

    long mostOfABigFile() {
        return mostOfABigFile.get();
    }

    Map<String, Long> answered() {
        Map<String, Long> counts = new TreeMap<>();
        answered.forEach((what, count) -> counts.put(what, count.sum()));
        return counts;
    }

    @Override
    public void close() throws IOException {
        api.close();
        storage.close();
    }

    private boolean answerApi(Request request, Socket socket) throws IOException {
        if (!request.header("Authorization").equals(List.of(BASIC))) {
            wrongHeaders.incrementAndGet();
        }
        String method = request.name();
        Fault fault = fault(method);
        count("api", fault == null ? "well" : fault.name());
        if (fault == null) {
            return well(request, method, socket);
        }
        return switch (fault) {
            case LIMITED -> json(socket, 429, "{\"code\": 429}", "Retry-After: " + wait(any(HUGE_WAIT_IN)));
            case ERROR_500 -> json(socket, 500, "{\"code\": 500, \"message\": \"Internal error\"}");
            case HTML_502 -> send(socket, 502, "text/html", "<html><body>502 Bad Gateway</body></html>");
            case UNAVAILABLE_503 -> json(socket, 503, "{\"code\": 503}", "Retry-After: 1");
            case TRUNCATED_JSON -> json(socket, 200, "{\"title\": \"Trunc");
            case SLOW_FIRST_BYTE -> {
                pause(200 + any(1000));
                yield well(request, method, socket);
            }
            case NO_FIRST_BYTE -> awaitHangUp(socket);
            case HANGING_BODY -> hang(socket, "application/json", "{\"title\": ");
            case CONNECTION_RESET -> reset(socket);
            case OVERSIZED_BODY -> talk(socket, "application/json", Long.MAX_VALUE, new AtomicLong());
            case ERROR_INSIDE_200 -> json(socket, 200, "{\"error\": {\"code\": 500, \"message\": \"Internal error\"}}");
            case REFUSED_401 -> json(socket, 401, "{\"code\": 401, \"message\": \"Unauthenticated\"}");
            case DENIED_403 ->
                json(socket, 403, "{\"error\": {\"code\": 403, \"message\": \"Permission 'competitions.get' was denied\"}}");
            case MISSING_404 -> json(socket, 404, "{\"code\": 404, \"message\": \"NotFound\"}");
            case FORBIDDEN_REDIRECT -> redirect(socket, "http://127.0.0.2:" + storage.port() + "/train.csv?ok");
            case STALE_URL -> redirect(socket, "http://" + storageHost() + "/train.csv?stale");
        };
    }

    private boolean well(Request request, String method, Socket socket) throws IOException {
        return switch (method) {
            case "GetCompetition" ->
                json(socket, 200, "{\"title\": \"Bench\", \"description\": \"Made up\", \"teamCount\": 12}");
            case "ListCompetitionPages" ->
                json(socket, 200, "{\"pages\": [{\"name\": \"rules\", \"content\": \"" + "Rules. ".repeat(500) + "\"}]}");
            case "ListDataFiles" ->
                json(socket, 200, "{\"files\": [{\"name\": \"train.csv\", \"totalBytes\": 9014},"
                        + " {\"name\": \"test.csv\", \"totalBytes\": 9014}]}");
            case "GetLeaderboard" ->
                json(socket, 200, "{\"submissions\": [{\"teamName\": \"alpha\", \"score\": \"0.5\"}]}");
            case "ListCompetitionTopics" ->
                json(socket, 200, "{\"topics\": [{\"id\": 1, \"title\": \"Welcome\", \"votes\": 3},"
                        + " {\"id\": 2, \"title\": \"1st place solution\", \"votes\": 9}], \"totalCount\": 2}");
            case "ListTopicMessages" ->
                json(socket, 200, "{\"messages\": [{\"id\": 11, \"rawMarkdown\": \"Said.\", \"votes\": 3}]}");
            case "ListKernels" ->
                json(socket, 200, "{\"kernels\": [{\"ref\": \"bench/one\", \"title\": \"One\", \"totalVotes\": 2},"
                        + " {\"ref\": \"bench/two\", \"title\": \"Two\", \"totalVotes\": 1}]}");
            case "GetKernel" ->
                json(socket, 200, "{\"metadata\": {\"isPrivate\": false, \"language\": \"python\"},"
                        + " \"blob\": {\"source\": \"print(1)\", \"kernelType\": \"script\", \"language\": \"python\"}}");
            case "DownloadLeaderboard" -> json(socket, 404, "{\"code\": 404, \"message\": \"NotFound\"}");
            case "DownloadDataFile" -> redirect(socket, "http://" + storageHost() + "/train.csv?ok");
            default -> throw new IllegalStateException(request.path());
        };
    }

    private boolean answerStorage(Request request, Socket socket) throws IOException {
        if (!request.header("Authorization").isEmpty() || !request.header("Content-Type").isEmpty()) {
            wrongHeaders.incrementAndGet();
        }
        if (request.path().endsWith("?stale")) {
            count("storage", "REFUSED_STALE_URL");
            return send(socket, 403, "application/xml", "<Error><Code>ExpiredToken</Code></Error>");
        }
        StorageFault fault = storageFault();
        count("storage", fault == null ? "well" : fault.name());
        if (fault == null) {
            return send(socket, 200, "text/csv", CSV);
        }
        return switch (fault) {
            case UNAVAILABLE_503 -> send(socket, 503, "text/html", "<html>Service Unavailable</html>");
            case NO_FIRST_BYTE -> awaitHangUp(socket);
            case HANGING_BODY -> hang(socket, "text/csv", "id,age\n");
            case CONNECTION_RESET -> reset(socket);
            case FILE_OF_2_GB -> talk(socket, "text/csv", BIG, mostOfABigFile);
            case NO_ZIP_NAMED_ZIP ->
                send(socket, 200, "application/zip", request.path().contains(".zip") ? CSV : "PK\u0003\u0004 not a zip");
        };
    }

    private synchronized int any(int bound) {
        return random.nextInt(bound);
    }

    private Fault fault(String method) {
        if (health == Health.DOWN) {
            return Fault.UNAVAILABLE_503;
        }
        int dice = any(1000);
        for (Fault fault : Fault.values()) {
            if (!fault.isOfRedirects() || method.equals("DownloadDataFile")) {
                dice -= fault.inThousand;
            }
            if (dice < 0) {
                return health == Health.WELL ? null : fault;
            }
        }
        return null;
    }

    private StorageFault storageFault() {
        int dice = any(1000);
        for (StorageFault fault : StorageFault.values()) {
            dice -= fault.inThousand;
            if (dice < 0) {
                return health == Health.WELL ? null : fault;
            }
        }
        return null;
    }

    private void count(String server, String what) {
        answered.computeIfAbsent(server + " " + what, name -> new LongAdder()).increment();
    }

    /** Retry-After in all its forms. A huge one is rare, because it keeps the service away for long. */
    private static String wait(int dice) {
        if (dice == 0) {
            return "2000000000";
        }
        return switch (dice % 6) {
            case 0 -> "1";
            case 1 -> "0.5";
            case 2 -> "-1";
            case 3 -> "soon";
            case 4 -> "3";
            default ->
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
        };
    }

    private boolean hang(Socket socket, String type, String beginning) throws IOException {
        head(socket, 200, type, 1_000_000, beginning.getBytes(StandardCharsets.UTF_8));
        return awaitHangUp(socket);
    }

    private boolean awaitHangUp(Socket socket) throws IOException {
        socket.setSoTimeout(NEVER_MILLIS);
        try {
            while (socket.getInputStream().read() >= 0) {
                // Whatever is said now is no answer to anything.
            }
        } catch (java.net.SocketTimeoutException e) {
            notHungUp.incrementAndGet();
        }
        return false;
    }

    private static boolean reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        return false;
    }

    private static boolean talk(Socket socket, String type, long length, AtomicLong most) throws IOException {
        byte[] words = "0123456,".repeat(1024).getBytes(StandardCharsets.US_ASCII);
        long said = 0;
        try {
            head(socket, 200, type, length, new byte[0]);
            while (said < length) {
                socket.getOutputStream().write(words);
                said += words.length;
            }
        } finally {
            most.accumulateAndGet(said, Math::max);
        }
        return false;
    }
}
