package io.kaggleingest.credit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.web.Excerpt;
import io.kaggleingest.web.Problem;

/** What operators do to an account: each is one statement that changes it and writes its ledger row. */
@ApplicationScoped
public class Grants {

    private static final String GRANT =
            """
            with granted as (
              update account set credits = credits + $2
              where lower(email) = lower($1) and credits + $2 >= 0
              returning id, email, credits
            ), entry as (
              insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id, reason)
              select id, $3, $4, $2, credits, $5, $6 from granted
            )
            select id, email, credits as balance from granted
            """;

    private static final String SET_TIER =
            """
            with before as (
              select id, email, tier, credits from account where lower(email) = lower($1) for no key update
            ), changed as (
              update account set tier = $2 from before where account.id = before.id and before.tier <> $2
            ), entry as (
              insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id, reason)
              select id, $3, 'tier', 0, credits, $4, tier || ' -> ' || $2 from before where tier <> $2
            )
            select id, email, credits as balance from before
            """;

    private static final String BALANCE = "select credits from account where lower(email) = lower($1)";

    @Inject
    Pool database;

    @Inject
    Clock clock;

    public record Granted(long accountId, String email, long balance) {}

    /** @param credits less than nothing to take some back, but never more than there are */
    public Uni<Granted> grant(String email, long credits, String reason, String requestId) {
        return database.preparedQuery(GRANT)
                .execute(Tuple.from(List.of(email, credits, now(), Operation.GRANT.toString(), requestId, reason)))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom().item(result(rows.iterator().next()))
                        : refuse(email, credits));
    }

    /**
     * A tier that the account has already changes nothing.
     *
     * @return the account, with its balance as it was and is
     */
    public Uni<Granted> setTier(String email, String tier, String requestId) {
        return database.preparedQuery(SET_TIER)
                .execute(Tuple.of(email, tier, now(), requestId))
                .map(rows -> result(only(rows, email)));
    }

    private static Granted result(Row row) {
        return new Granted(row.getLong("id"), row.getString("email"), row.getLong("balance"));
    }

    private Uni<Granted> refuse(String email, long credits) {
        return database.preparedQuery(BALANCE)
                .execute(Tuple.of(email))
                .map(rows -> only(rows, email).getLong("credits"))
                .map(balance -> {
                    throw new Problem(
                            409,
                            "balance_too_low",
                            "The balance of %s is %d, and taking %d would leave less than nothing"
                                    .formatted(Excerpt.shorten(email), balance, -credits));
                });
    }

    private static Row only(RowSet<Row> rows, String email) {
        if (rows.size() == 0) {
            throw noSuchAccount(email);
        }
        return rows.iterator().next();
    }

    public static Problem noSuchAccount(String email) {
        return new Problem(
                404, "no_such_account", "There is no account with the e-mail %s".formatted(Excerpt.shorten(email)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
