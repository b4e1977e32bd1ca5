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
import io.vertx.core.tracing.TracingPolicy;

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

    private final CallGuard guard;
    private final Clock clock;
    private final Duration answerTimeout;
    private final Duration downloadTimeout;
    private final StorageHosts hosts;
    private final String userAgent;
    private final HttpClient client;

    Storage(Vertx vertx, KaggleConfig config, CallGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
        answerTimeout = config.answerTimeout();
        downloadTimeout = config.downloadTimeout();
        hosts = new StorageHosts(config.storageHosts().orElse(KaggleConfig.STORAGE));
        userAgent = config.userAgent();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.connections())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                // A trace would hold the signed addresses.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setDecompressionSupported(false));
    }

    void close() {
        client.close();
    }

    /** Bytes of what the API's {@code Location} names; closes the connection when it has them. */
    Uni<FileHead> bytes(Tenant tenant, CallSubject subject, String location, FileRange fileRange) {
        Download download = new Download(subject, fileRange, clock);
        StorageUrl url = StorageUrl.parse(location).orElseThrow(download::badRedirect);
        return guard.pass(tenant, () -> inTime(download, url));
    }

    private Uni<FileHead> inTime(Download download, StorageUrl url) {
        return get(download, url, 0)
                .ifNoItem()
                .after(downloadTimeout)
                .failWith(() -> KaggleProblem.timeout(download.subject()));
    }

    private Uni<FileHead> get(Download download, StorageUrl url, int hop) {
        if (!hosts.allows(url) || hop >= MOST_HOPS) {
            return Uni.createFrom().failure(download.badRedirect());
        }
        if (download.fileRange().isOfZip(url)) {
            return Uni.createFrom().failure(download.unusable("it is delivered as a zip, whose end tells nothing"));
        }
        return fetch(url, download.fileRange())
                .onFailure()
                .transform(failure -> KaggleClient.onTheWay(download.subject(), failure))
                .chain(reply -> read(download, url, hop, reply));
    }

    private Uni<FileHead> read(Download download, StorageUrl url, int hop, Reply reply) {
        if (isRedirect(reply)) {
            StorageUrl next = url.redirect(reply.location()).orElseThrow(download::badRedirect);
            return get(download, next, hop + 1);
        }
        return Uni.createFrom().item(() -> download.head(url, reply));
    }

    private Uni<Reply> fetch(StorageUrl url, FileRange fileRange) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(url.https())
                .setHost(url.host())
                .setPort(url.port())
                .setURI(url.target())
                .setFollowRedirects(false)
                .setIdleTimeout(answerTimeout.toMillis())
                .putHeader(HttpHeaders.USER_AGENT, userAgent)
                .putHeader("Range", fileRange.range());
        return new RangeRequest(options, fileRange::mostOf).over(client);
    }

    private static boolean isRedirect(Reply reply) {
        return reply.status() >= 300 && reply.status() < 400 && reply.location() != null;
    }

    private record Download(CallSubject subject, FileRange fileRange, Clock clock) {

        FileHead head(StorageUrl url, Reply reply) {
            return switch (reply.status()) {
                case 200 -> wholeFile(url, reply);
                case 206 -> part(url, reply);
                case 416 -> emptyFile(url, reply);
                case 400, 403 -> throw KaggleProblem.staleUrl(subject);
                case 408, 429, 500, 502, 503, 504 -> throw busy(reply);
                default -> throw unusable("storage answered " + reply.status());
            };
        }

        KaggleProblem unusable(String reason) {
            return KaggleProblem.unusable(subject, reason);
        }

        /** A server without ranges sends the file from its start, where the end of a large file is out of reach. */
        private FileHead wholeFile(StorageUrl url, Reply reply) {
            if (fileRange.from() > 0) {
                throw unusable("storage hands out nothing but the whole of it");
            }
            return new FileHead(fileRange.name(), url.fileName(), reply.bytes(), reply.ended());
        }

        private FileHead part(StorageUrl url, Reply reply) {
            Matcher range = range(reply);
            if (!range.matches() || range.group(1) == null || Long.parseLong(range.group(1)) != fileRange.from()) {
                throw unusable("storage sent another range of bytes");
            }
            return new FileHead(
                    fileRange.name(),
                    url.fileName(),
                    reply.bytes(),
                    fileRange.from() == 0 && reply.ended() && isAll(range, reply),
                    fileRange.from());
        }

        private boolean isAll(Matcher range, Reply reply) {
            return range.group(2) == null
                    ? reply.bytes().length < fileRange.maxBytes()
                    : reply.bytes().length == Long.parseLong(range.group(2));
        }

        /** A file without a single byte has no range that could be satisfied. */
        private FileHead emptyFile(StorageUrl url, Reply reply) {
            Matcher range = range(reply);
            if (fileRange.from() > 0 || !range.matches() || !"0".equals(range.group(2))) {
                throw unusable("storage answered 416");
            }
            return new FileHead(fileRange.name(), url.fileName(), reply.bytes(), true);
        }

        KaggleProblem badRedirect() {
            return KaggleProblem.unusable(subject, "it redirects to where downloads are not expected");
        }

        private KaggleProblem busy(Reply reply) {
            Duration wait =
                    RetryAfter.parse(reply.retryAfter(), clock.instant()).orElse(null);
            return reply.status() == 429
                    ? KaggleProblem.rateLimited(subject, wait)
                    : KaggleProblem.brokenDown(subject, reply.status(), wait);
        }

        private static Matcher range(Reply reply) {
            return CONTENT_RANGE.matcher(reply.contentRange() == null ? "" : reply.contentRange());
        }
    }
}
