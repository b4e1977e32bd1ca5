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

    @Inject
    Ledger ledger;

    /** Takes the price and says on the answer what it was; the answer may be sent when this has it. */
    public Uni<Response> deliver(Response.ResponseBuilder answer, Charge charge) {
        return credits.debit(charge).map(receipt -> withReceipt(answer, receipt));
    }

    /** As {@link #deliver}; nothing, and nothing is taken, where {@link Credits#debitIfUnchanged} takes nothing. */
    public Uni<Response> deliverIfUnchanged(Response.ResponseBuilder answer, Charge charge, long lastChange) {
        return credits.debitIfUnchanged(charge, lastChange)
                .map(receipt -> receipt.map(receiptOfThis -> withReceipt(answer, receiptOfThis))
                        .orElse(null));
    }

    /** As {@link #deliver}, but of what is paid once a day, however often: all but the first time cost 0. */
    public Uni<Response> deliverOnceADay(Response.ResponseBuilder answer, Charge charge) {
        return credits.debit(charge)
                .chain(receipt -> receipt.replayed()
                        ? ledger.balance(charge.accountId()).map(balance -> priced(answer, 0, balance))
                        : Uni.createFrom().item(priced(answer, receipt.cost(), receipt.remaining())));
    }

    /** Whether it was paid by an earlier request with the same idempotency key. */
    public static boolean isReplayed(Response response) {
        return response.getHeaders().containsKey(REPLAYED);
    }

    private static Response withReceipt(Response.ResponseBuilder answer, Receipt receipt) {
        if (receipt.replayed()) {
            answer.header(REPLAYED, true);
        }
        return priced(answer, receipt.cost(), receipt.remaining());
    }

    private static Response priced(Response.ResponseBuilder answer, long cost, long remaining) {
        return answer.header("X-Credits-Cost", cost)
                .header("X-Credits-Remaining", remaining)
                .build();
    }
}
