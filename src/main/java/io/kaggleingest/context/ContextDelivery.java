package io.kaggleingest.context;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.PaidDelivery;
import io.kaggleingest.ingest.LastUsedContexts;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.load.Tenant;

/**
 * Sends kept content. What turns out to be free (a HEAD request, content that the caller has already) is known before
 * anything is rendered; everything else is rendered for who can pay, and paid when nothing but the sending is left.
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
    RepeatedDelivery repeated;

    @Inject
    Clock clock;

    @Inject
    ReadMeters meters;

    Uni<Response> deliver(ContextCall call, ResourceState state, Duration freshness) {
        ResourceState.Kept kept = state.kept().orElseThrow();
        lastUses.note(call.ref());
        Freshness said = said(state, kept, freshness);
        return meters.watched(call, said.isStale(), Uni.createFrom().deferred(() -> answer(call, kept, said)));
    }

    private Uni<Response> answer(ContextCall call, ResourceState.Kept kept, Freshness said) {
        Representation representation = call.wanted().representation();
        EntityTag tag = EntityTag.of(kept, call.wanted().selection(), representation)
                .in(representation.isBundle() ? Coding.IDENTITY : call.coding());
        if (tag.isNamedBy(call.ifNoneMatch())) {
            return ready(head(shown(tag, representation, said), said)
                    .status(Response.Status.NOT_MODIFIED)
                    .build());
        }
        if (call.headOnly()) {
            return ready(head(shown(tag, representation, said), said)
                    .type(representation.mediaType())
                    .build());
        }
        if (call.idempotencyKey() != null) {
            freeCalls.refuseIfUsedUp(call.caller());
        }
        return credits.requireCover(call.charge()).chain(() -> rendered(call, kept, said));
    }

    private Uni<Response> rendered(ContextCall call, ResourceState.Kept kept, Freshness said) {
        Tenant tenant = call.caller().tenant();
        return renderings.of(call.ref(), kept, call.wanted(), tenant).chain(rendering -> {
            Freshness ofThis = isNewer(rendering, kept) ? Freshness.PLAIN : said;
            return renderings
                    .with(rendering, ofThis, tenant)
                    .chain(complete -> renderings.in(call.coding(), complete, tenant))
                    .chain(packed -> paid(call, packed, ofThis))
                    .invoke(() -> repeated.remember(call, kept, rendering.key(), ofThis));
        });
    }

    /** A newer version than was found, which another request put into the memory meanwhile, is not stale. */
    private static boolean isNewer(Rendering rendering, ResourceState.Kept kept) {
        return rendering.version() > kept.version();
    }

    private Uni<Response> paid(ContextCall call, Rendering packed, Freshness said) {
        return paidDelivery.deliver(content(packed.body(), said), call.charge()).invoke(delivered -> {
            meters.delivered(packed.body());
            if (PaidDelivery.isReplayed(delivered)) {
                freeCalls.count(call.caller());
            } else {
                freeCalls.paid(call.caller());
            }
        });
    }

    private Freshness said(ResourceState state, ResourceState.Kept kept, Duration freshness) {
        Instant now = clock.instant();
        return new Freshness(
                kept.isStale(now, freshness) ? kept.age(now) : null,
                state.unfinished().orElse(null),
                state.failedRefresh().orElse(null));
    }

    private static EntityTag shown(EntityTag tag, Representation representation, Freshness said) {
        return said.isPlain() || !representation.enveloped() ? tag : tag.saying(said.words());
    }

    static Response.ResponseBuilder content(Body body, Freshness said) {
        Response.ResponseBuilder answer =
                head(body.tag(), said).type(body.mediaType()).entity(body.bytes());
        return body.coding() == Coding.GZIP ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }

    private static Response.ResponseBuilder head(EntityTag tag, Freshness said) {
        Response.ResponseBuilder answer = Response.ok()
                .header(HttpHeaders.ETAG, tag.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding");
        said.age().ifPresent(age -> answer.header("Age", age.toSeconds()));
        said.failure().ifPresent(code -> answer.header(REFRESH_FAILED, code));
        return answer;
    }

    private static <T> Uni<T> ready(T answer) {
        return Uni.createFrom().item(answer);
    }
}
