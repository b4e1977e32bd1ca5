package io.kaggleingest.context;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.context.rendering.Body;
import io.kaggleingest.context.rendering.Coding;
import io.kaggleingest.context.rendering.EntityTag;
import io.kaggleingest.context.rendering.Freshness;
import io.kaggleingest.context.rendering.Rendering;
import io.kaggleingest.context.rendering.Renderings;
import io.kaggleingest.context.rendering.Representation;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.PaidDelivery;
import io.kaggleingest.ingest.LastUsedContexts;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.load.Tenant;

/**
 * Sends kept content. A free answer (to a HEAD request, or for content that the caller has already) is found before
 * anything is rendered; everything else is rendered for callers that can pay, and charged when only the sending is
 * left.
 */
@ApplicationScoped
class ContextDelivery {

    /** Names the cause, for those who get the document itself and no message beside it. */
    private static final String REFRESH_FAILED = "X-Refresh-Failed";

    @Inject
    Renderings renderings;

    @Inject
    Credits credits;

    @Inject
    PaidDelivery paidDelivery;

    @Inject
    FreeCalls freeCalls;

    @Inject
    LastUsedContexts lastUses;

    @Inject
    RepeatedDelivery repeatedDelivery;

    @Inject
    Clock clock;

    @Inject
    ReadMeters meters;

    Uni<Response> deliver(ContextCall call, ResourceState state, Duration freshness) {
        ResourceState.KeptContext kept = state.kept().orElseThrow();
        lastUses.note(call.ref());
        Freshness currentFreshness = freshnessOf(state, kept, freshness);
        return meters.measure(
                call,
                currentFreshness.isStale(),
                Uni.createFrom().deferred(() -> answer(call, kept, currentFreshness)));
    }

    private Uni<Response> answer(ContextCall call, ResourceState.KeptContext kept, Freshness freshness) {
        Representation representation = call.request().representation();
        EntityTag tag = EntityTag.of(kept, call.request().selection(), representation)
                .in(representation.isBundle() ? Coding.IDENTITY : call.coding());
        if (tag.isNamedBy(call.ifNoneMatch())) {
            return ready(head(tagOf(tag, representation, freshness), freshness)
                    .status(Response.Status.NOT_MODIFIED)
                    .build());
        }
        if (call.headOnly()) {
            return ready(head(tagOf(tag, representation, freshness), freshness)
                    .type(representation.mediaType())
                    .build());
        }
        if (call.idempotencyKey() != null) {
            freeCalls.refuseIfUsedUp(call.caller());
        }
        return credits.requireCover(call.charge()).chain(() -> render(call, kept, freshness));
    }

    private Uni<Response> render(ContextCall call, ResourceState.KeptContext kept, Freshness freshness) {
        Tenant tenant = call.caller().tenant();
        return renderings.of(call.ref(), kept, call.request(), tenant).chain(rendering -> {
            Freshness ofThis = isNewer(rendering, kept) ? Freshness.PLAIN : freshness;
            return renderings
                    .with(rendering, ofThis, tenant)
                    .chain(complete -> renderings.in(call.coding(), complete, tenant))
                    .chain(encoded -> charge(call, encoded, ofThis))
                    .invoke(() -> repeatedDelivery.remember(call, kept, rendering.key(), ofThis));
        });
    }

    /** A newer version than was found, which another request put into the memory meanwhile, is not stale. */
    private static boolean isNewer(Rendering rendering, ResourceState.KeptContext kept) {
        return rendering.version() > kept.version();
    }

    private Uni<Response> charge(ContextCall call, Rendering encoded, Freshness freshness) {
        return paidDelivery
                .deliver(content(encoded.body(), freshness), call.charge())
                .invoke(response -> {
                    meters.countDelivered(encoded.body());
                    if (PaidDelivery.isReplayed(response)) {
                        freeCalls.count(call.caller());
                    } else {
                        freeCalls.forgive(call.caller());
                    }
                });
    }

    private Freshness freshnessOf(ResourceState state, ResourceState.KeptContext kept, Duration freshness) {
        Instant now = clock.instant();
        return new Freshness(
                kept.isStale(now, freshness) ? kept.age(now) : null,
                state.unfinished().orElse(null),
                state.failedRefresh().orElse(null));
    }

    private static EntityTag tagOf(EntityTag tag, Representation representation, Freshness freshness) {
        return freshness.isPlain() || !representation.enveloped() ? tag : tag.saying(freshness.words());
    }

    static Response.ResponseBuilder content(Body body, Freshness freshness) {
        Response.ResponseBuilder answer =
                head(body.tag(), freshness).type(body.mediaType()).entity(body.bytes());
        return body.coding() == Coding.GZIP ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }

    private static Response.ResponseBuilder head(EntityTag tag, Freshness freshness) {
        Response.ResponseBuilder answer = Response.ok()
                .header(HttpHeaders.ETAG, tag.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding");
        freshness.age().ifPresent(age -> answer.header("Age", age.toSeconds()));
        freshness.failure().ifPresent(code -> answer.header(REFRESH_FAILED, code));
        return answer;
    }

    private static <T> Uni<T> ready(T answer) {
        return Uni.createFrom().item(answer);
    }
}
