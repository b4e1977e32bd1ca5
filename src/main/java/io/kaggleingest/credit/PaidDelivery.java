package io.kaggleingest.credit;

import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.account.Caller;

/** Pay on delivery: the credit leaves the account when nothing but the sending is left to do. */
@ApplicationScoped
public class PaidDelivery {

    private static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    Credits credits;

    /**
     * @param resource what is delivered, for example {@code competition/titanic}
     * @param idempotencyKey null for none
     * @param wording everything in which two requests may differ
     */
    public static Charge charge(
            Caller caller,
            Operation operation,
            String resource,
            String requestId,
            String idempotencyKey,
            String wording) {
        return new Charge(
                caller.accountId(),
                caller.apiKeyId(),
                caller.credits(),
                operation,
                resource,
                requestId,
                Optional.ofNullable(idempotencyKey).map(key -> IdempotencyKey.of(key, wording)));
    }

    /** Takes the price and says on the answer what it was; the answer may be sent when this has it. */
    public Uni<Response> deliver(Response.ResponseBuilder answer, Charge charge) {
        return credits.debit(charge).map(receipt -> paid(answer, receipt));
    }

    /** Whether it was paid by an earlier request with the same idempotency key. */
    public static boolean isReplayed(Response delivered) {
        return delivered.getHeaders().containsKey(REPLAYED);
    }

    private static Response paid(Response.ResponseBuilder answer, Receipt receipt) {
        if (receipt.replayed()) {
            answer.header(REPLAYED, true);
        }
        return answer.header("X-Credits-Cost", receipt.cost())
                .header("X-Credits-Remaining", receipt.remaining())
                .build();
    }
}
