package io.kaggleingest.bench;

import io.kaggleingest.bench.LoopbackServer.Request;
import static io.kaggleingest.bench.LoopbackServer.pause;
import static io.kaggleingest.bench.LoopbackServer.redirect;
import static io.kaggleingest.bench.LoopbackServer.send;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;



/** Kaggle's API and storage on loopback, which know every competition and take the same time for each call. */
final class SteadyKaggle implements AutoCloseable {

    /** GetCompetition, ListDataFiles, DownloadDataFile, storage. */
    static final int LONGEST_CHAIN = 4;

    private static final Pattern NUMBER = Pattern.compile("\"kernelSlug\"\\s*:\\s*\"notebook-(\\d+)\"");
    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d+)");

    private final LoopbackServer api = new LoopbackServer(this::answerApi);
    private final LoopbackServer storage = new LoopbackServer(this::answerStorage);
    private volatile int latencyMillis;
    private volatile Content content = new Content(Volume.USUAL);

    void takes(int millis) {
        latencyMillis = millis;
    }

    void has(Volume volume) {
        content = new Content(volume);
    }

    /** How the service finds it. */
    Map<String, String> settings() {
        return Map.of(
                "KAGGLE_API_URL", "http://" + api.address() + "/v1",
                "KAGGLE_STORAGE_HOSTS", storage.address(),
                "KAGGLE_USERNAME", "bench",
                "KAGGLE_KEY", "bench-key-not-a-secret");
    }

    @Override
    public void close() throws IOException {
        api.close();
        storage.close();
    }

    private boolean answerApi(Request request, Socket socket) throws IOException {
        pause(latencyMillis);
        if (request.name().equals("DownloadDataFile")) {
            return redirect(socket, "http://" + storage.address() + "/table.csv?signed");
        }
        if (request.name().equals("DownloadLeaderboard")) {
            return send(socket, 200, "application/zip", content.wholeLeaderboard());
        }
        return send(socket, 200, "application/json", json(request));
    }

    private byte[] json(Request request) {
        return switch (request.name()) {
            case "GetCompetition" -> content.competition();
            case "ListCompetitionPages" -> content.pages();
            case "ListDataFiles" -> content.files();
            case "GetLeaderboard" -> content.leaderboard();
            case "ListCompetitionTopics" -> content.topics();
            case "ListTopicMessages" -> content.messages();
            case "ListKernels" -> content.notebooks();
            case "GetKernel" -> content.notebook(number(request));
            default -> throw new IllegalStateException(request.path());
        };
    }

    private static int number(Request request) {
        Matcher number = NUMBER.matcher(request.body());
        if (!number.find()) {
            throw new IllegalStateException(request.body());
        }
        return Integer.parseInt(number.group(1));
    }

    private boolean answerStorage(Request request, Socket socket) throws IOException {
        pause(latencyMillis);
        Matcher range = RANGE.matcher(String.join("", request.header("Range")));
        byte[] file = content.csv();
        if (!range.matches()) {
            return send(socket, 200, "text/csv", file);
        }
        byte[] head = Arrays.copyOf(file, Math.min(file.length, Integer.parseInt(range.group(1)) + 1));
        return send(
                socket,
                206,
                "text/csv",
                head,
                "Content-Range: bytes 0-%d/%d".formatted(head.length - 1, file.length));
    }
}
