package io.kaggleingest.credit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Balances and the only two ways in which they change. Balance check, balance change and ledger row are one step in
 * PostgreSQL: a balance never goes below zero and always equals the sum of its ledger.
 */
@ApplicationScoped
public class Credits {

    private static final String DEBIT =
            """
            with paid as (
              update account set credits = credits - $2
              where id = $1 and credits >= $2
              returning credits
            )
            insert into ledger_entry (account_id, at, operation, resource, credits, balance_after, api_key_id, request_id)
            select $1, $3, $4, $5, -$2, paid.credits, $6, $7 from paid
            returning balance_after
            """;

    @Inject
    Pool database;

    @Inject
    CreditConfig config;

    @Inject
    Clock clock;

    /** What the operation costs, in credits. */
    public long price(Operation operation) {
        return switch (operation) {
            case CONTEXT -> config.price().context();
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
     * Takes the price from the account. The answer comes after the commit, so the content may be sent.
     *
     * @return the receipt; fails with {@link InsufficientCredits} and takes nothing when the balance does not cover it
     */
    public Uni<Receipt> debit(Charge charge) {
        long price = price(charge.operation());
        if (price == 0) {
            return balance(charge.accountId()).map(balance -> new Receipt(0, balance));
        }
        return database.preparedQuery(DEBIT)
                .execute(Tuple.from(new Object[] {
                    charge.accountId(),
                    price,
                    now(),
                    charge.operation().toString(),
                    charge.resource(),
                    charge.apiKeyId(),
                    charge.requestId()
                }))
                .chain(rows -> rows.size() == 1 ? paid(rows, price) : refused(charge, price));
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

    private Uni<Receipt> paid(RowSet<Row> rows, long price) {
        return Uni.createFrom().item(new Receipt(price, rows.iterator().next().getLong("balance_after")));
    }

    private Uni<Receipt> refused(Charge charge, long price) {
        return balance(charge.accountId()).onItem().transformToUni(balance -> Uni.createFrom()
                .failure(new InsufficientCredits(charge.operation(), price, balance)));
    }

    private Uni<Long> balance(long accountId) {
        return database.preparedQuery("select credits from account where id = $1")
                .execute(Tuple.of(accountId))
                .map(rows -> rows.iterator().next().getLong("credits"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
