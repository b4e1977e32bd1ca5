package io.kaggleingest.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.account.Caller;
import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.credit.Operation;
import io.kaggleingest.credit.PaidDelivery;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.ScoreLadder;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.kaggle.wire.KaggleCalls;
import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.load.TooManyRequests;

/**
 * What Kaggle says at this moment, passed on and not kept. Who cannot pay is told before Kaggle is asked, and pays when
 * Kaggle has answered; what is free is limited, because each call is one of Kaggle's limited calls to this service.
 */
@ApplicationScoped
public class LiveCompetitions {

    private static final String TOO_MANY = "Too many free calls that Kaggle has to answer";
    private static final String TOO_MANY_UNPAID = "Too many calls that failed or were paid before";
    private static final int FREE_CALLS = 60;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    @Inject
    Kaggle kaggle;

    @Inject
    Credits credits;

    @Inject
    PaidDelivery paidDelivery;

    @Inject
    Clock clock;

    private RateLimiter freeCalls;
    private RateLimiter unpaidCalls;

    @PostConstruct
    void start() {
        freeCalls = new RateLimiter(FREE_CALLS, WINDOW, clock);
        unpaidCalls = new RateLimiter(FREE_CALLS, WINDOW, clock);
    }

    /**
     * One request for something that has a price.
     *
     * @param headOnly a HEAD request: answered like GET but without content, so free
     */
    public record LiveCall(
            Ref competition,
            int limit,
            Caller caller,
            String requestId,
            @Nullable String idempotencyKey,
            boolean headOnly) {

        public LiveCall {
            if (idempotencyKey != null) {
                IdempotencyKey.requireForm(idempotencyKey);
            }
        }

        private Charge charge(Operation operation) {
            String resource = competition.toString();
            String wording = "GET %s %s limit=%d".formatted(operation, resource, limit);
            return caller.charge(operation, resource, requestId, idempotencyKey, wording);
        }
    }

    Uni<CompetitionListAnswer> list(Caller caller, @Nullable String search, int page) {
        requirePatience(caller);
        return kaggle.asService(tenant(caller))
                .competitions(search, page)
                .map(list -> CompetitionListAnswer.of(list, page, kaggle.source()));
    }

    /** The first teams, as {@link LeaderboardAnswer}. */
    public Uni<Response> leaderboard(LiveCall call) {
        return deliver(call, Operation.LEADERBOARD, () -> leaderboard(call, kaggle.asService(tenant(call.caller()))));
    }

    /** Both are asked for side by side; the first ranks are worth their price without the ladder. */
    private Uni<LeaderboardAnswer> leaderboard(LiveCall call, KaggleCalls calls) {
        Uni<List<Standing>> first = calls.leaderboard(call.competition(), call.limit());
        Uni<Optional<ScoreLadder>> ladder = calls.scoreLadder(call.competition())
                .onFailure(KaggleProblem.class)
                .recoverWithItem(Optional.empty());
        return Uni.combine()
                .all()
                .unis(first, ladder)
                .with((standings, scores) -> LeaderboardAnswer.of(
                        call.competition(), standings, scores.orElse(null), now(), kaggle.source()));
    }

    /** @param credentials the caller's own, for this call to Kaggle only: they are neither kept nor logged */
    Uni<Response> submissions(LiveCall call, KaggleCredentials credentials) {
        return deliver(call, Operation.SUBMISSIONS, () -> kaggle.as(credentials, tenant(call.caller()))
                .submissions(call.competition(), call.limit())
                .map(submissions -> SubmissionsAnswer.of(call.competition(), submissions, now(), kaggle.source())));
    }

    private Uni<Response> deliver(LiveCall call, Operation operation, Supplier<Uni<?>> ask) {
        return call.headOnly() ? head(call, operation, ask) : charge(call, operation, ask);
    }

    private Uni<Response> head(LiveCall call, Operation operation, Supplier<Uni<?>> ask) {
        requirePatience(call.caller());
        return credits.requireCover(call.charge(operation)).chain(ask::get).map(content -> answer(content)
                .build());
    }

    /** A failure or a replay is free, but it was a call to Kaggle, so it counts as an unpaid one. */
    private Uni<Response> charge(LiveCall call, Operation operation, Supplier<Uni<?>> ask) {
        Caller caller = call.caller();
        refuse(unpaidCalls.refusal(name(caller), TOO_MANY_UNPAID));
        Charge charge = call.charge(operation);
        return credits.requireCover(charge)
                .chain(() -> ask.get().onFailure().invoke(failure -> unpaidCalls.count(name(caller), TOO_MANY_UNPAID)))
                .chain(content -> paidDelivery.deliver(answer(content), charge))
                .invoke(response -> {
                    if (PaidDelivery.isReplayed(response)) {
                        unpaidCalls.count(name(caller), TOO_MANY_UNPAID);
                    }
                });
    }

    private static Tenant tenant(Caller caller) {
        return caller.tenant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void requirePatience(Caller caller) {
        refuse(freeCalls.count(name(caller), TOO_MANY));
    }

    private static void refuse(Optional<TooManyRequests> refusal) {
        refusal.ifPresent(tooFast -> {
            throw tooFast;
        });
    }

    private static String name(Caller caller) {
        return Long.toString(caller.accountId());
    }

    private static Response.ResponseBuilder answer(Object content) {
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
