package io.kaggleingest.context;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.account.Caller;
import io.kaggleingest.context.rendering.Coding;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.Ref;

/**
 * One request for a context.
 *
 * @param credentials for Kaggle, the caller's own, for a private ref; null for none
 * @param patience how long the caller would rather wait than ask again
 * @param headOnly a HEAD request: answered like GET but without content, so free
 * @param coding in which the caller takes content
 * @param question under which the answer may be remembered; null for none
 */
record ContextCall(
        Ref ref,
        @Nullable KaggleCredentials credentials,
        ContextRequest request,
        Caller caller,
        String requestId,
        @Nullable String idempotencyKey,
        @Nullable String ifNoneMatch,
        Optional<Duration> patience,
        boolean headOnly,
        Coding coding,
        RepeatedDelivery.@Nullable Question question) {

    ContextCall {
        if (idempotencyKey != null) {
            IdempotencyKey.requireForm(idempotencyKey);
        }
    }

    /** The same request for what only the caller may see, with Kaggle credentials that show it. */
    ContextCall privately(@Nullable KaggleCredentials ownCredentials) {
        return new ContextCall(
                ref.of(caller.accountId()),
                ownCredentials,
                request,
                caller,
                requestId,
                idempotencyKey,
                ifNoneMatch,
                patience,
                headOnly,
                coding,
                null);
    }

    /** Whether what is kept may be fetched anew for it: not for who only looks, nor for what nobody has a key for. */
    boolean mayFetch() {
        return !headOnly && (!ref.isPrivate() || credentials != null);
    }

    /** What its delivery costs, and whom. */
    Charge charge() {
        return caller.charge(request.operation(), ref.toString(), requestId, idempotencyKey, wording());
    }

    /** All that makes it another request. */
    private String wording() {
        return (ref.isPrivate() ? "PRIVATE " : "GET ") + ref + " " + request;
    }
}
