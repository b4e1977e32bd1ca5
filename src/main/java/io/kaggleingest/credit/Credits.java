package io.kaggleingest.credit;

import java.time.Clock;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.load.CallerContext;
import io.kaggleingest.web.Problem;

/**
 * Prices and debits. Balance check, balance change and ledger row are one step in PostgreSQL: a balance never goes below
 * zero and always equals the sum of its ledger.
 */
@ApplicationScoped
public class Credits {

    @Inject
    DebitQueue queue;

    @Inject
    IdempotencyStore memory;

    @Inject
    CreditConfig config;

    @Inject
    Clock clock;

    /** What the operation costs, in credits. */
    public long price(Operation operation) {
        return switch (operation) {
            case CONTEXT -> config.price().context();
            case READING -> config.price().reading();
            case BUNDLE -> config.price().bundle();
            case LEADERBOARD -> config.price().leaderboard();
            case SUBMISSIONS -> config.price().submissions();
            case GRANT -> 0;
        };
    }

    /** Credits with which a new account of the tier {@code free} starts. */
    public long initial() {
        return config.initial().free();
    }

    /** Tells a caller who cannot pay before any work is done for it; takes nothing. */
    public void requireCover(Operation operation, long balance) {
        long price = price(operation);
        if (balance < price) {
            throw new InsufficientCredits(operation, price, balance);
        }
    }

    /**
     * As {@link #requireCover(Operation, long)}, but callers that have paid already pass: a retry with the idempotency
     * key of a delivery is not charged, so no balance is needed for it.
     */
    public Uni<Void> requireCover(Charge charge) {
        if (charge.balance() >= price(charge.operation())) {
            return Uni.createFrom().voidItem();
        }
        Uni<Boolean> isPaid = charge.idempotencyKey()
                .map(key -> memory.knows(charge.accountId(), key))
                .orElse(Uni.createFrom().item(false));
        return isPaid.invoke(already -> {
                    if (!already) {
                        requireCover(charge.operation(), charge.balance());
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Takes the price from the account. The answer comes after the commit, so the content may be sent.
     *
     * @return the receipt; fails with {@link InsufficientCredits} and takes nothing when the balance does not cover it,
     *     and with 422 when the idempotency key belongs to another request
     */
    public Uni<Receipt> debit(Charge charge) {
        long price = price(charge.operation());
        if (price == 0) {
            return Uni.createFrom().item(new Receipt(0, charge.balance(), false));
        }
        return CallerContext.returning(queue.debit(Debit.of(charge, price, clock.millis()))
                .thenApply(outcome -> receipt(charge, price, outcome)));
    }

    /**
     * As {@link #debit}, in the place of a look at the key: empty, and nothing is taken, if the key is not valid, if a
     * resource has changed, or if there is anything to be said of the balance. Only for keys and content that were looked
     * up before.
     *
     * @param lastChange the number of the last change of a resource that the caller knows of
     */
    public Uni<Optional<Receipt>> debitIfUnchanged(Charge charge, long lastChange) {
        long price = price(charge.operation());
        if (price == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return CallerContext.returning(queue.debit(Debit.ifUnchanged(charge, price, clock.millis(), lastChange))
                .thenApply(outcome -> outcome.verdict() == Debit.Verdict.GRANTED
                        ? Optional.of(receipt(charge, price, outcome))
                        : Optional.empty()));
    }

    /** Records what a new account starts with, as part of the caller's transaction that creates the account. */
    public Uni<Void> recordInitial(long accountId, String requestId) {
        LedgerEntry entry = new LedgerEntry();
        entry.accountId = accountId;
        entry.at = clock.instant();
        entry.operation = Operation.GRANT.toString();
        entry.credits = initial();
        entry.balanceAfter = initial();
        entry.requestId = requestId;
        entry.reason = "sign-up";
        return entry.persist().replaceWithVoid();
    }

    private static Receipt receipt(Charge charge, long price, Debit.Outcome outcome) {
        return switch (outcome.verdict()) {
            case GRANTED -> new Receipt(outcome.credits(), outcome.balance(), false);
            case REPLAYED -> new Receipt(outcome.credits(), outcome.balance(), true);
            case REFUSED -> throw new InsufficientCredits(charge.operation(), price, outcome.balance());
            case UNPROVEN -> throw new IllegalStateException("There was no condition");
            case MISUSED ->
                throw new Problem(
                        422,
                        "idempotency_key_reused",
                        "This Idempotency-Key was used for another request; send a new one with each new request");
        };
    }
}
