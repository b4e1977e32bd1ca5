package io.kaggleingest.credit;

import java.util.UUID;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Accounts for tests of the debits, without a person behind them. */
record Accounts(Pool database) {

    long open(long balance) {
        long id = one(
                        "insert into account (email, password_hash, tier, credits, created_at) values ($1, '-', 'free', 0, now()) returning id",
                        Tuple.of("a" + UUID.randomUUID() + "@example.com"))
                .getLong(0);
        grant(id, balance);
        return id;
    }

    void grant(long account, long credits) {
        database.preparedQuery(
                        """
                        with given as (update account set credits = credits + $2 where id = $1 returning credits)
                        insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id)
                        select $1, now(), 'grant', $2, credits, 'test' from given
                        """)
                .executeAndAwait(Tuple.of(account, credits));
    }

    long balance(long account) {
        return one("select credits from account where id = $1", Tuple.of(account))
                .getLong(0);
    }

    long debits(long account) {
        return one(
                        "select count(*) from ledger_entry where account_id = $1 and operation <> 'grant'",
                        Tuple.of(account))
                .getLong(0);
    }

    /** The balance is the sum of the ledger and what its newest entry says. */
    void assertExact(long account) {
        Row row = one(
                """
                select a.credits, (select sum(credits)::bigint from ledger_entry l where l.account_id = a.id) as sum,
                       (select balance_after from ledger_entry l where l.account_id = a.id order by id desc limit 1) as last
                from account a where a.id = $1
                """,
                Tuple.of(account));
        assertEquals(row.getLong("credits"), row.getLong("sum"));
        assertEquals(row.getLong("credits"), row.getLong("last"));
    }

    private Row one(String sql, Tuple parameters) {
        return database.preparedQuery(sql)
                .executeAndAwait(parameters)
                .iterator()
                .next();
    }
}
