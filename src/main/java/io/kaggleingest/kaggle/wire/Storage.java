package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.wire.RangeRequest.Reply;
import io.kaggleingest.load.Tenant;

/**
 * The hosts to which Kaggle redirects downloads. They see a GET of their own: nothing of the API's request reaches them,
 * least of all the key (docs/kaggle-wire.md#the-redirect).
 */
final class Storage {

    private static final int MOST_HOPS = 3;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d{1,18})-\\d+|\\*)/(?:(\\d{1,18})|\\*)");

    private final CallGuard gate;
    private final Clock clock;
    private final Duration answerTimeout;
    private final Duration downloadTimeout;
    private final StorageHosts hosts;
    private final String userAgent;
    private final HttpClient client;

    Storage(Vertx vertx, KaggleConfig config, CallGuard gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
        answerTimeout = config.answerTimeout();
        downloadTimeout = config.downloadTimeout();
        hosts = new StorageHosts(config.storageHosts().orElse(KaggleConfig.STORAGE));
        userAgent = config.userAgent();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.connections())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setDecompressionSupported(false));
    }

    void close() {
        client.close();
    }

    /** The first bytes of what the API's {@code Location} names; closes the connection when it has them. */
    Uni<FileHead> head(Tenant share, CallSubject asked, String location, String name, int maxBytes) {
        Download download = new Download(asked, name, maxBytes, clock);
        StorageUrl url = StorageUrl.parse(location).orElseThrow(download::badRedirect);
        return gate.pass(share, () -> inTime(download, url));
    }

    private Uni<FileHead> inTime(Download download, StorageUrl url) {
        return get(download, url, 0)
                .ifNoItem()
                .after(downloadTimeout)
                .failWith(() -> KaggleProblem.timeout(download.asked()));
    }

    private Uni<FileHead> get(Download download, StorageUrl url, int hop) {
        if (!hosts.allows(url) || hop >= MOST_HOPS) {
            return Uni.createFrom().failure(download.badRedirect());
        }
        return fetch(url, download.maxBytes())
                .onFailure()
                .transform(failure -> KaggleClient.onTheWay(download.asked(), failure))
                .chain(reply -> read(download, url, hop, reply));
    }

    private Uni<FileHead> read(Download download, StorageUrl url, int hop, Reply reply) {
        if (isRedirect(reply)) {
            StorageUrl next = url.redirect(reply.location()).orElseThrow(download::badRedirect);
            return get(download, next, hop + 1);
        }
        return Uni.createFrom().item(() -> download.head(url, reply));
    }

    private Uni<Reply> fetch(StorageUrl url, int maxBytes) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(url.https())
                .setHost(url.host())
                .setPort(url.port())
                .setURI(url.target())
                .setFollowRedirects(false)
                .setIdleTimeout(answerTimeout.toMillis())
                .putHeader(HttpHeaders.USER_AGENT, userAgent)
                .putHeader("Range", "bytes=0-" + (maxBytes - 1));
        return new RangeRequest(options, status -> status == 200 || status == 206 ? maxBytes : 0).over(client);
    }

    private static boolean isRedirect(Reply reply) {
        return reply.status() >= 300 && reply.status() < 400 && reply.location() != null;
    }

    private record Download(CallSubject asked, String name, int maxBytes, Clock clock) {

        FileHead head(StorageUrl url, Reply reply) {
            return switch (reply.status()) {
                case 200 -> head(url, reply, reply.ended());
                case 206 -> head(url, reply, isWhole(reply));
                case 416 -> emptyFile(url, reply);
                case 400, 403 -> throw KaggleProblem.staleUrl(asked);
                case 408, 429, 500, 502, 503, 504 -> throw busy(reply);
                default -> throw KaggleProblem.unusable(asked, "storage answered " + reply.status());
            };
        }

        KaggleProblem badRedirect() {
            return KaggleProblem.unusable(asked, "it redirects to where downloads are not expected");
        }

        private FileHead head(StorageUrl url, Reply reply, boolean complete) {
            return new FileHead(name, url.fileName(), reply.bytes(), complete);
        }

        private boolean isWhole(Reply reply) {
            Matcher range = range(reply);
            if (!range.matches() || range.group(1) == null || Long.parseLong(range.group(1)) != 0) {
                throw KaggleProblem.unusable(asked, "storage sent another range of bytes");
            }
            boolean allSent = range.group(2) == null
                    ? reply.bytes().length < maxBytes
                    : reply.bytes().length == Long.parseLong(range.group(2));
            return reply.ended() && allSent;
        }

        /** A file without a single byte has no range that could be satisfied. */
        private FileHead emptyFile(StorageUrl url, Reply reply) {
            Matcher range = range(reply);
            if (!range.matches() || !"0".equals(range.group(2))) {
                throw KaggleProblem.unusable(asked, "storage answered 416");
            }
            return head(url, reply, true);
        }

        private KaggleProblem busy(Reply reply) {
            Duration wait =
                    RetryAfter.parse(reply.retryAfter(), clock.instant()).orElse(null);
            return reply.status() == 429
                    ? KaggleProblem.rateLimited(asked, wait)
                    : KaggleProblem.brokenDown(asked, reply.status(), wait);
        }

        private static Matcher range(Reply reply) {
            return CONTENT_RANGE.matcher(reply.contentRange() == null ? "" : reply.contentRange());
        }
    }
}
