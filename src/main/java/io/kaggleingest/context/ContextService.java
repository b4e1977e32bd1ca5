package io.kaggleingest.context;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.kaggleingest.context.Renderings.Rendering;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.Operation;
import io.kaggleingest.credit.PaidDelivery;
import io.kaggleingest.ingest.IngestConfig;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.ingest.IngestionWorker;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.job.LongPolls;
import io.kaggleingest.job.RetryEstimator;
import io.kaggleingest.load.TooManyRequests;
import io.kaggleingest.web.Problem;

/**
 * The dual track: what is kept is served at once and paid for in that moment, what is not is fetched in the background.
 */
@ApplicationScoped
class ContextService {

    /** Names the cause, for those who get the document itself and no message beside it. */
    private static final String REFRESH_FAILED = "X-Refresh-Failed";

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration BUSY = Duration.ofSeconds(30);

    @Inject
    Ingestions ingestions;

    @Inject
    IngestionWorker worker;

    @Inject
    Renderings renderings;

    @Inject
    LongPolls waiting;

    @Inject
    RetryEstimator forecast;

    @Inject
    Credits credits;

    @Inject
    PaidDelivery till;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kaggleingest.freshness")
    Duration freshness;

    /** What can be said at this moment: an answer, or else the ingestion under way and the words for it. */
    private record Word(Response answer, Ingestion underWay, ContextAnswer processing) {

        static Word of(Response answer) {
            return new Word(answer, null, null);
        }

        static Word of(Ingestion underWay, ContextAnswer processing) {
            return new Word(null, underWay, processing);
        }
    }

    /** The answer at once or, if the caller would rather wait for content, when the job has ended or the wait is over. */
    Uni<Response> answer(ContextCall asked) {
        return now(asked).chain(word -> asked.patience()
                .map(limit -> afterWaiting(asked, word, limit))
                .orElseGet(() -> said(word)));
    }

    private Uni<Response> afterWaiting(ContextCall asked, Word word, Duration limit) {
        if (word.underWay() == null) {
            return said(word).invoke(answer -> prefer(answer, limit));
        }
        return waiting.end(word.underWay(), limit, asked.caller().accountId())
                .chain(job -> job.map(ended -> then(asked, ended).invoke(answer -> prefer(answer, limit)))
                        .orElseGet(() -> said(word)));
    }

    private Uni<Response> then(ContextCall asked, Ingestion job) {
        return job.failure() == null ? now(asked).chain(this::said) : ready(failed(job, clock.instant()));
    }

    private static void prefer(Response answer, Duration limit) {
        answer.getHeaders().putSingle(Prefer.APPLIED, "wait=" + limit.toSeconds());
    }

    private Uni<Response> said(Word word) {
        return word.underWay() == null
                ? ready(word.answer())
                : forecast.left(word.underWay()).map(left -> processing(word.processing(), left));
    }

    /** What is there for everybody goes first; what the caller has fetched with credentials of its own stands in. */
    private Uni<Word> now(ContextCall asked) {
        return ingestions.find(asked.ref()).chain(found -> {
            if (found.kept().isPresent() || asked.ref().isPrivate()) {
                return now(asked, found);
            }
            return own(asked).chain(own -> own.orElseGet(() -> now(asked, found)));
        });
    }

    private Uni<Optional<Uni<Word>>> own(ContextCall asked) {
        ContextCall own = asked.privately(null);
        return ingestions.find(own.ref()).map(found -> found.kept().map(kept -> deliver(own, found, kept)));
    }

    private Uni<Word> now(ContextCall asked, ResourceState found) {
        Instant now = clock.instant();
        if (found.kept().isEmpty()
                && found.wantsIngestion(now, freshness, asked.wanted().refresh())) {
            credits.requireCover(Operation.CONTEXT, asked.caller().credits());
            return begin(asked, found)
                    .chain(queued -> queued.map(job -> ready(Word.of(job, ContextAnswer.fetching(asked.ref(), job))))
                            .orElseGet(() -> notQueued(asked)));
        }
        return known(asked, found, now)
                .orElseThrow(() -> new IllegalStateException("Neither kept nor under way: " + asked.ref()));
    }

    private Uni<Optional<Ingestion>> begin(ContextCall asked, ResourceState found) {
        return asked.callers() == null
                ? ingestions
                        .queue(
                                asked.ref(),
                                found,
                                asked.caller().accountId(),
                                config.waiting(),
                                config.unfinishedPerAccount())
                        .invoke(worker::wake)
                : worker.begin(asked.ref(), found, asked.callers());
    }

    /** Another request was faster, on whatever replica, or there are too many already. */
    private Uni<Word> notQueued(ContextCall asked) {
        return ingestions.find(asked.ref()).chain(found -> known(asked, found, clock.instant())
                .orElseGet(() -> refused(asked)));
    }

    private Uni<Word> refused(ContextCall asked) {
        boolean privately = asked.ref().isPrivate();
        int most = privately ? config.privatePerAccount() : config.unfinishedPerAccount();
        String full = "Your account has %d %s under way, as many as it may"
                .formatted(most, privately ? "private fetches" : "fetches");
        return ingestions
                .unfinishedOf(asked.caller().accountId(), asked.ref().account())
                .map(unfinished -> {
                    throw unfinished >= most
                            ? new TooManyRequests(full, most, SOON)
                            : new Problem(503, "busy", "Too many ingestions are waiting; ask again in a while", BUSY);
                });
    }

    /** The answer if there is anything to tell: content, an ingestion under way, a failure that is remembered. */
    private Optional<Uni<Word>> known(ContextCall asked, ResourceState found, Instant now) {
        if (found.kept().isPresent()) {
            return Optional.of(deliver(asked, found, found.kept().get()));
        }
        return found.unfinished()
                .map(job -> Word.of(job, ContextAnswer.stillRunning(asked.ref(), job)))
                .or(() -> found.rememberedFailure(now).map(failure -> Word.of(failed(failure, now))))
                .map(ContextService::ready);
    }

    private Uni<Word> deliver(ContextCall asked, ResourceState found, ResourceState.Kept kept) {
        return cover(asked)
                .chain(() -> renderings.of(
                        asked.ref(), kept, asked.wanted(), asked.caller().accountId()))
                .chain(rendering ->
                        refreshed(asked, found).chain(now -> send(asked, rendering, freshness(rendering, kept, now))))
                .map(Word::of);
    }

    /** Who cannot pay is told so before anything is done; what may turn out to be free is found out. */
    private Uni<Void> cover(ContextCall asked) {
        return asked.mayBeFree() ? Uni.createFrom().voidItem() : credits.requireCover(asked.charge());
    }

    /** Starts a refresh behind the kept content if one is due, and tells what is known then. */
    private Uni<ResourceState> refreshed(ContextCall asked, ResourceState found) {
        if (!found.wantsIngestion(clock.instant(), freshness, asked.wanted().refresh())
                || asked.caller().credits() < credits.price(Operation.CONTEXT)
                || asked.ref().isPrivate() && asked.callers() == null) {
            return ready(found);
        }
        return begin(asked, found)
                .chain(queued -> queued.map(job -> ready(new ResourceState(found.kept(), Optional.of(job))))
                        .orElseGet(() -> ingestions.find(asked.ref())));
    }

    /** A newer version than was found, which another request put into the memory meanwhile, is not stale. */
    private Freshness freshness(Rendering rendering, ResourceState.Kept kept, ResourceState found) {
        if (rendering.version() > kept.version()) {
            return Freshness.PLAIN;
        }
        Instant now = clock.instant();
        return new Freshness(
                kept.isStale(now, freshness) ? kept.age(now) : null,
                found.unfinished().orElse(null),
                found.failedRefresh().orElse(null));
    }

    /** Pay on delivery: the credit leaves the account when nothing but the sending is left to do. */
    private Uni<Response> send(ContextCall asked, Rendering rendering, Freshness said) {
        return renderings.with(rendering, said, asked.caller().accountId()).chain(body -> send(asked, body, said));
    }

    private Uni<Response> send(ContextCall asked, Body body, Freshness said) {
        Response.ResponseBuilder answer = Response.ok()
                .header(HttpHeaders.ETAG, body.etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding");
        said.age().ifPresent(age -> answer.header("Age", age.toSeconds()));
        said.failure().ifPresent(code -> answer.header(REFRESH_FAILED, code));
        if (body.isNamedBy(asked.ifNoneMatch())) {
            return ready(answer.status(Response.Status.NOT_MODIFIED).build());
        }
        answer.type(body.mediaType()).entity(body.bytes());
        return asked.headOnly() ? ready(answer.build()) : till.deliver(answer, asked.charge());
    }

    private static Response processing(ContextAnswer answer, Duration left) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, wholeSeconds(left))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response failed(Ingestion ingestion, Instant now) {
        return Response.status(ingestion.failure().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(FailedAnswer.of(ingestion))
                .header(
                        HttpHeaders.RETRY_AFTER,
                        wholeSeconds(Duration.between(now, ingestion.failure().retryAt())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Not sooner than that. */
    private static long wholeSeconds(Duration left) {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }

    private static <T> Uni<T> ready(T answer) {
        return Uni.createFrom().item(answer);
    }
}
