package io.kaggleingest.credit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

/** Pay on delivery: the credit leaves the account when nothing but the sending is left to do. */
@ApplicationScoped
public class PaidDelivery {

    private static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    Credits credits;

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
