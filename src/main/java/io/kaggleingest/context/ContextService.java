package io.kaggleingest.context;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.kaggleingest.context.rendering.ContextAnswer;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.InsufficientCredits;
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
 * {@link Decision} says what is to be done, {@link ContextDelivery} how content is sent; here it is carried out.
 */
@ApplicationScoped
class ContextService {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final int FURTHER_TRIES = 2;
    private static final Duration BUSY = Duration.ofSeconds(30);

    @Inject
    Ingestions ingestions;

    @Inject
    IngestionWorker worker;

    @Inject
    ContextDelivery delivery;

    @Inject
    LongPolls longPolls;

    @Inject
    RetryEstimator retries;

    @Inject
    Credits credits;

    @Inject
    FreeCalls freeCalls;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kaggleingest.freshness")
    Duration freshness;

    /** The answer at once or, if the caller would rather wait for content, when the job has ended or the wait is over. */
    Uni<Response> answer(ContextCall call) {
        return ingestions
                .find(call.ref(), call.caller().lastChange())
                .chain(state -> state.kept().isPresent() || call.ref().isPrivate()
                        ? carryOut(call, state)
                        : ownOrPublic(call, state));
    }

    /** Public content goes first; without it, what the caller has fetched with credentials of its own is served. */
    private Uni<Response> ownOrPublic(ContextCall call, ResourceState publicState) {
        ContextCall ownCall = call.privately(null);
        return ingestions
                .find(ownCall.ref())
                .chain(state -> state.kept().isPresent() ? carryOut(ownCall, state) : carryOut(call, publicState));
    }

    private Uni<Response> carryOut(ContextCall call, ResourceState state) {
        return switch (decide(call, state)) {
            case SERVE -> heed(call, delivery.deliver(call, state, freshness));
            case SERVE_AND_REFRESH ->
                heed(call, refresh(call, state).chain(now -> delivery.deliver(call, now, freshness)));
            case WAIT -> unfinished(call, state.unfinished().orElseThrow(), "Processing...");
            case BEGIN -> begin(call, state);
            case FAIL -> heed(call, failure(state.latest().orElseThrow()));
            case REFUSE ->
                throw new InsufficientCredits(
                        call.request().operation(),
                        credits.price(call.request().operation()),
                        call.caller().credits());
        };
    }

    private Decision decide(ContextCall call, ResourceState state) {
        boolean covered =
                call.caller().credits() >= credits.price(call.request().operation());
        return Decision.of(call, state, covered, clock.instant(), freshness);
    }

    private Uni<Response> begin(ContextCall call, ResourceState state) {
        freeCalls.refuseIfUsedUp(call.caller());
        return begin(call, state, FURTHER_TRIES);
    }

    private Uni<Response> begin(ContextCall call, ResourceState state, int furtherTries) {
        String fetching = "Fetching %s data. Refresh in 30-60 seconds."
                .formatted(call.ref().kindName());
        return ingestion(call, state)
                .chain(job -> job.isPresent() ? unfinished(call, job.get(), fetching) : notBegun(call, furtherTries));
    }

    /** Another request was faster, on whatever replica, or there are too many: perhaps only at this very moment. */
    private Uni<Response> notBegun(ContextCall call, int furtherTries) {
        return ingestions.find(call.ref()).chain(state -> {
            if (decide(call, state) != Decision.BEGIN) {
                return carryOut(call, state);
            }
            return furtherTries == 0 ? tooMany(call) : tryAgain(call, state, furtherTries);
        });
    }

    private Uni<Response> tryAgain(ContextCall call, ResourceState state, int furtherTries) {
        return Uni.createFrom()
                .item(state)
                .onItem()
                .delayIt()
                .by(A_MOMENT)
                .emitOn(LongPolls.here())
                .chain(sameState -> begin(call, sameState, furtherTries - 1));
    }

    /**
     * The state with the refresh that is under way now, whichever request began it; without one where too many wait.
     */
    private Uni<ResourceState> refresh(ContextCall call, ResourceState state) {
        if (freeCalls.areUsedUp(call.caller())) {
            return Uni.createFrom().item(state);
        }
        return ingestion(call, state)
                .chain(job -> job.isPresent()
                        ? Uni.createFrom().item(new ResourceState(state.kept(), job))
                        : ingestions.find(call.ref()));
    }

    /** Kaggle answers whether or not the content is paid in the end, so what is begun counts as a free call. */
    private Uni<Optional<Ingestion>> ingestion(ContextCall call, ResourceState state) {
        long account = call.caller().accountId();
        Uni<Optional<Ingestion>> ingestion = call.credentials() == null
                ? ingestions
                        .queue(call.ref(), state, account, config.waiting(), config.unfinishedPerAccount())
                        .invoke(worker::wake)
                : worker.begin(call.ref(), state, call.credentials());
        return ingestion.invoke(job -> job.ifPresent(begun -> freeCalls.count(call.caller())));
    }

    private Uni<Response> unfinished(ContextCall call, Ingestion job, String message) {
        if (call.patience().isEmpty()) {
            return processing(call, job, message);
        }
        Duration limit = call.patience().get();
        return longPolls
                .end(job, limit, call.caller().accountId())
                .chain(latest -> latest.isEmpty()
                        ? processing(call, job, message)
                        : heed(call, answerAfterWait(call, latest.get(), message)));
    }

    /** Says that a wish to wait was heeded: also where nothing had to be waited for. */
    private static Uni<Response> heed(ContextCall call, Uni<Response> answer) {
        return call.patience()
                .map(limit -> answer.invoke(response -> Prefer.confirm(response, limit)))
                .orElse(answer);
    }

    /** When the wait is over, whether or not the job is. */
    private Uni<Response> answerAfterWait(ContextCall call, Ingestion job, String message) {
        return switch (job.status()) {
            case FAILED -> failure(job);
            case COMPLETED ->
                ingestions
                        .find(call.ref())
                        .chain(state -> state.kept().isPresent()
                                ? delivery.deliver(call, state, freshness)
                                : processing(call, job, message));
            case QUEUED, RUNNING -> processing(call, job, message);
        };
    }

    private Uni<Response> tooMany(ContextCall call) {
        boolean privately = call.ref().isPrivate();
        int most = privately ? config.privatePerAccount() : config.unfinishedPerAccount();
        String full = "Your account has %d %s under way, as many as it may"
                .formatted(most, privately ? "private fetches" : "fetches");
        return ingestions
                .unfinishedOf(call.caller().accountId(), call.ref().account())
                .map(unfinished -> {
                    throw unfinished >= most
                            ? new TooManyRequests(full, most, SOON)
                            : new Problem(503, "busy", "Too many ingestions are waiting; ask again in a while", BUSY);
                });
    }

    private Uni<Response> processing(ContextCall call, Ingestion job, String message) {
        return retries.left(job)
                .map(wait -> Answers.processing(ContextAnswer.processing(call.ref(), message, job), wait));
    }

    private Uni<Response> failure(Ingestion job) {
        Instant now = clock.instant();
        return Uni.createFrom()
                .item(Answers.failure(job, Duration.between(now, job.failure().retryAt())));
    }
}
