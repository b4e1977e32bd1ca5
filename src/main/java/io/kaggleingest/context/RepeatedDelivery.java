package io.kaggleingest.context;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.github.benmanes.caffeine.cache.Cache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.kaggleingest.account.Caller;
import io.kaggleingest.account.Scope;
import io.kaggleingest.context.rendering.Body;
import io.kaggleingest.context.rendering.Coding;
import io.kaggleingest.context.rendering.Freshness;
import io.kaggleingest.context.rendering.Rendering;
import io.kaggleingest.context.rendering.Renderings;
import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.credit.Operation;
import io.kaggleingest.credit.PaidDelivery;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.LastUsedContexts;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.load.BoundedCache;

/**
 * Delivers what was delivered before in one step: who calls, and what is kept, is as it was when it was last read, and the
 * debit is taken only if that is still true. If it is not, nothing was taken, and the request goes the usual way, as does
 * everything here that is not the plain delivery of fresh content for everybody.
 */
@ApplicationScoped
class RepeatedDelivery {

    /** Of questions; the bodies are in the memory of the renderings. */
    private static final long MEMORY = 8L << 20;

    private static final int ENTRY = 500;

    private final Cache<Question, Answer> answers =
            BoundedCache.ofWeight(MEMORY, (Question question, Answer answer) -> question.weight() + answer.weight());

    @Inject
    Ingestions ingestions;

    @Inject
    Renderings renderings;

    @Inject
    PaidDelivery paidDelivery;

    @Inject
    LastUsedContexts lastUses;

    @Inject
    FreeCalls freeCalls;

    @Inject
    ReadMeters meters;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kaggleingest.freshness")
    Duration freshness;

    /** All that a plain request says, besides its key. */
    record Question(String uri, String accept, Coding coding) {

        /** Empty for one that wants more than content: to be told that it is unchanged, to wait, to be charged once. */
        static Optional<Question> of(HttpServerRequest request) {
            return request.method() != HttpMethod.GET
                            || request.getHeader(HttpHeaders.IF_NONE_MATCH) != null
                            || request.getHeader(IdempotencyKey.HEADER) != null
                            || request.getHeader(Prefer.HEADER) != null
                    ? Optional.empty()
                    : Optional.of(new Question(
                            request.uri(),
                            Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), ""),
                            Coding.of(request.getHeader(HttpHeaders.ACCEPT_ENCODING))));
        }

        int weight() {
            return ENTRY + 2 * (uri.length() + accept.length());
        }
    }

    /** What it was made of. */
    private record Answer(Ref ref, ResourceState.KeptContext kept, Rendering.Key rendering, Operation operation) {

        int weight() {
            return rendering.weight();
        }
    }

    void remember(ContextCall call, ResourceState.KeptContext kept, Rendering.Key rendering, Freshness freshness) {
        if (call.question() != null
                && !call.ref().isPrivate()
                && !call.request().refresh()
                && freshness.isPlain()
                && rendering.version() == kept.version()) {
            Coding coding = rendering.representation().isBundle() ? Coding.IDENTITY : call.coding();
            answers.put(
                    call.question(),
                    new Answer(
                            call.ref(),
                            kept,
                            rendering.in(coding),
                            call.request().operation()));
        }
    }

    /**
     * The answer, paid; nothing if it must be given in the usual way.
     *
     * @param caller as it was when its key was last looked up
     */
    Uni<Response> again(Question question, Caller caller, String requestId) {
        Answer answer = answers.getIfPresent(question);
        if (answer == null || !caller.scopes().contains(Scope.CONTEXT)) {
            return Uni.createFrom().nullItem();
        }
        long lastChange = ingestions.lastChange();
        Optional<Body> body = ingestions
                .cached(answer.ref(), lastChange)
                .filter(state -> isAsBefore(state, answer))
                .flatMap(state -> renderings.cached(answer.rendering()));
        return body.isEmpty() ? Uni.createFrom().nullItem() : charge(answer, body.get(), caller, requestId, lastChange);
    }

    private boolean isAsBefore(ResourceState state, Answer answer) {
        return state.kept().filter(answer.kept()::equals).isPresent()
                && state.failedRefresh().isEmpty()
                && !state.wantsIngestion(clock.instant(), freshness, false);
    }

    private Uni<Response> charge(Answer answer, Body body, Caller caller, String requestId, long lastChange) {
        Charge charge = caller.charge(answer.operation(), answer.ref().toString(), requestId, null, "");
        long start = System.nanoTime();
        return paidDelivery
                .deliverIfUnchanged(ContextDelivery.content(body, Freshness.PLAIN), charge, lastChange)
                .invoke(response -> {
                    if (response != null) {
                        lastUses.note(answer.ref());
                        freeCalls.forgive(caller);
                        meters.countRepeated(body, System.nanoTime() - start);
                    }
                });
    }
}
