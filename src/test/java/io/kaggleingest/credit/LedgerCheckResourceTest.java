package io.kaggleingest.credit;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.RecordedLog;

import static java.util.logging.Level.INFO;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class LedgerCheckResourceTest {

    @Inject
    Pool database;

    @Inject
    LedgerCheck check;

    @Inject
    MeterRegistry registry;

    /** Over all accounts once, wherever the walk is. */
    private boolean isFoundWrong(long account) {
        double before = registry.counter("kaggleingest.ledger.mismatches").count();
        try (RecordedLog log = RecordedLog.of(LedgerCheck.class.getName(), INFO)) {
            double accounts = database.query("select count(*) from account")
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getLong(0);
            double checked =
                    registry.counter("kaggleingest.ledger.accounts.checked").count();
            while (registry.counter("kaggleingest.ledger.accounts.checked").count() < checked + 2 * accounts) {
                check.next().await().indefinitely();
            }
            boolean named =
                    log.lines().stream().anyMatch(line -> line.matches("(?s).*[\\[ ]%d[\\],].*".formatted(account)));
            assertTrue(
                    !named || registry.counter("kaggleingest.ledger.mismatches").count() > before);
            return named;
        }
    }

    private void set(long account, long credits) {
        database.preparedQuery("update account set credits = $2 where id = $1")
                .executeAndAwait(Tuple.of(account, credits));
    }

    /** So that it is not found again and again for the rest of the tests. */
    private void forget(long account) {
        database.preparedQuery("delete from account where id = $1").executeAndAwait(Tuple.of(account));
    }

    @Test
    void a_balance_that_its_ledger_does_not_explain_is_found() {
        Accounts accounts = new Accounts(database);
        long account = accounts.open(3);
        set(account, 4);

        assertTrue(isFoundWrong(account));

        set(account, 3);
        assertFalse(isFoundWrong(account));
    }

    @Test
    void entries_that_do_not_add_up_are_found() {
        Accounts accounts = new Accounts(database);
        long account = accounts.open(3);
        database.preparedQuery(
                        "insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id)"
                                + " values ($1, now(), 'context', -1, 3, 'test')")
                .executeAndAwait(Tuple.of(account));

        assertTrue(isFoundWrong(account));
        forget(account);
    }

    @Test
    void an_account_with_credits_and_no_entry_is_found() {
        long account = database.preparedQuery("insert into account (email, password_hash, tier, credits, created_at)"
                        + " values (gen_random_uuid() || '@example.com', '-', 'free', 1, now()) returning id")
                .executeAndAwait(Tuple.tuple())
                .iterator()
                .next()
                .getLong(0);

        assertTrue(isFoundWrong(account));
        forget(account);
    }
}
