package io.kaggleingest.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.credit.Debit.Verdict;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.FakeKaggle;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The statement against a model that does one debit after the other. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class DebitModelTest {

    private static final UUID KEY = UUID.randomUUID();

    @Inject
    Pool database;

    @Inject
    DebitQueue queue;

    /** Takes its price if that much is left, and nothing otherwise; a known key is answered as before. */
    private static final class Model {
        private final Map<Long, Long> balances = new HashMap<>();
        private final Map<String, Debit.Outcome> paid = new HashMap<>();
        private final Map<String, String> wording = new HashMap<>();

        Debit.Outcome debit(Debit debit) {
            long account = debit.charge().accountId();
            Optional<IdempotencyKey> key = debit.charge().idempotencyKey();
            String name = account + "/" + key.map(IdempotencyKey::key).orElse("");
            if (key.isPresent() && paid.containsKey(name)) {
                Debit.Outcome before = paid.get(name);
                return wording.get(name).equals(debit.charge().resource())
                        ? new Debit.Outcome(Verdict.REPLAYED, before.credits(), before.balance())
                        : new Debit.Outcome(Verdict.MISUSED, 0, 0);
            }
            long balance = balances.get(account);
            if (balance < debit.price()) {
                return new Debit.Outcome(Verdict.REFUSED, debit.price(), balance);
            }
            balances.put(account, balance - debit.price());
            Debit.Outcome outcome = new Debit.Outcome(Verdict.GRANTED, debit.price(), balance - debit.price());
            if (key.isPresent()) {
                paid.put(name, outcome);
                wording.put(name, debit.charge().resource());
            }
            return outcome;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void batches_of_any_mix_end_as_one_after_the_other_would(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        List<Long> accounts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long balance = random.nextInt(30);
            accounts.add(account(balance));
            model.balances.put(accounts.get(i), balance);
        }

        for (int batch = 0; batch < 25; batch++) {
            List<Debit> debits = new ArrayList<>();
            for (int i = 1 + random.nextInt(40); i > 0; i--) {
                debits.add(debit(
                        accounts.get(random.nextInt(accounts.size())),
                        random.nextInt(5) == 0 ? 7 : 1,
                        Optional.empty()));
            }
            assertEquals(
                    debits.stream().map(model::debit).toList(), execute(debits), "seed " + seed + " batch " + batch);
            topUp(accounts, model, random);
        }
        accounts.forEach(account -> assertEquals(model.balances.get(account), balance(account)));
        accounts.forEach(this::assertBalanceIsSumOfLedger);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void idempotency_keys_are_charged_once_within_a_batch_and_across_batches(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        List<Long> accounts = List.of(account(15), account(3));
        model.balances.put(accounts.get(0), 15L);
        model.balances.put(accounts.get(1), 3L);

        for (int batch = 0; batch < 12; batch++) {
            List<Debit> debits = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                Optional<IdempotencyKey> key = random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(IdempotencyKey.of("k" + random.nextInt(8), "competition/titanic"));
                debits.add(debit(accounts.get(random.nextInt(2)), 1 + random.nextInt(2), key));
            }
            // A key keeps its first price: requests with one key cost the same.
            assertEquals(
                    debits.stream()
                            .map(model::debit)
                            .map(DebitModelTest::verdict)
                            .toList(),
                    execute(debits).stream().map(DebitModelTest::verdict).toList(),
                    "seed " + seed + " batch " + batch);
        }
        accounts.forEach(account -> assertEquals(model.balances.get(account), balance(account)));
        accounts.forEach(this::assertBalanceIsSumOfLedger);
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused_and_takes_nothing() {
        long account = account(10);
        Debit first = debit(account, 1, Optional.of(IdempotencyKey.of("k", "one")));
        Debit other = debit(account, 1, Optional.of(IdempotencyKey.of("k", "other")));

        assertEquals(
                List.of(Verdict.GRANTED, Verdict.MISUSED),
                execute(List.of(first, other)).stream()
                        .map(Debit.Outcome::verdict)
                        .toList());
        assertEquals(
                List.of(Verdict.MISUSED),
                execute(List.of(debit(account, 1, other.charge().idempotencyKey()))).stream()
                        .map(Debit.Outcome::verdict)
                        .toList());
        assertEquals(9, balance(account));
    }

    @Test
    void a_debit_that_is_sent_again_under_its_id_is_taken_once() {
        long account = account(10);
        Debit debit = debit(account, 3, Optional.empty());

        Debit.Outcome first = queue.debit(debit).await().indefinitely();
        Debit.Outcome again = queue.debit(debit).await().indefinitely();

        assertEquals(new Debit.Outcome(Verdict.GRANTED, 3, 7), first);
        assertEquals(first, again);
        assertEquals(7, balance(account));
        assertBalanceIsSumOfLedger(account);
    }

    @Test
    void a_debit_whose_first_try_commits_late_and_takes_the_last_credit_is_granted_and_not_refused() {
        long account = account(1);
        Debit debit = debit(account, 1, Optional.empty());
        SqlConnection firstTry = database.getConnectionAndAwait();
        try {
            firstTry.query("begin").executeAndAwait();
            firstTry.preparedQuery("select from account where id = $1 for update")
                    .executeAndAwait(Tuple.of(account));
            var outcome = queue.debit(debit).subscribeAsCompletionStage();
            int lost = waitingForALock(0);
            database.preparedQuery("select pg_terminate_backend($1)").executeAndAwait(Tuple.of(lost));
            waitingForALock(lost);

            // What the lost try would have done, had its server process outlived the connection.
            firstTry.preparedQuery("update account set credits = 0 where id = $1")
                    .executeAndAwait(Tuple.of(account));
            firstTry.preparedQuery(
                            """
                            insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id, charge_id)
                            values ($1, now(), 'context', -1, 0, 'request', $2)
                            """)
                    .executeAndAwait(Tuple.of(account, debit.id()));
            firstTry.query("commit").executeAndAwait();

            assertEquals(new Debit.Outcome(Verdict.GRANTED, 1, 0), outcome.join());
            assertBalanceIsSumOfLedger(account);
        } finally {
            firstTry.closeAndAwait();
        }
    }

    private int waitingForALock(int otherThan) {
        return Eventually.get(
                        () -> database.preparedQuery(
                                        "select pid from pg_stat_activity where wait_event_type = 'Lock' and pid <> $1")
                                .executeAndAwait(Tuple.of(otherThan)),
                        rows -> rows.size() == 1)
                .iterator()
                .next()
                .getInteger("pid");
    }

    @Test
    void an_idempotency_key_is_free_again_after_a_day() {
        long account = account(10);
        Debit first = debit(account, 1, Optional.of(IdempotencyKey.of("daily", "one")));
        queue.debit(first).await().indefinitely();
        database.preparedQuery("update idempotency_key set at = at - interval '25 hours' where account_id = $1")
                .executeAndAwait(Tuple.of(account));

        Debit.Outcome next = queue.debit(debit(account, 1, Optional.of(IdempotencyKey.of("daily", "other"))))
                .await()
                .indefinitely();

        assertEquals(new Debit.Outcome(Verdict.GRANTED, 1, 8), next);
    }

    @Test
    void statements_that_lock_the_same_accounts_in_opposite_orders_do_not_deadlock() {
        List<Long> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(account(1_000));
        }

        Parallel.call(6, thread -> {
            for (int round = 0; round < 30; round++) {
                List<Debit> debits = new ArrayList<>();
                accounts.forEach(account -> debits.add(debit(account, 1, Optional.empty())));
                if (thread % 2 == 0) {
                    java.util.Collections.reverse(debits);
                }
                assertTrue(execute(debits).stream().allMatch(outcome -> outcome.verdict() == Verdict.GRANTED));
            }
            return thread;
        });

        accounts.forEach(account -> assertEquals(1_000 - 6 * 30, balance(account)));
        accounts.forEach(this::assertBalanceIsSumOfLedger);
    }

    @Test
    void ledger_entries_never_change() {
        account(5);
        for (String change :
                List.of("update ledger_entry set credits = 0", "delete from ledger_entry", "truncate ledger_entry")) {
            var refused = org.junit.jupiter.api.Assertions.assertThrows(
                    RuntimeException.class, () -> database.query(change).executeAndAwait());
            assertTrue(refused.getMessage().contains("ledger entries never change"), refused.getMessage());
        }
    }

    private static List<Object> verdict(Debit.Outcome outcome) {
        return outcome.verdict() == Verdict.MISUSED
                ? List.of(Verdict.MISUSED)
                : List.of(outcome.verdict(), outcome.balance());
    }

    private void topUp(List<Long> accounts, Model model, Random random) {
        long account = accounts.get(random.nextInt(accounts.size()));
        long credits = random.nextInt(20);
        grant(account, credits, balance(account) + credits);
        model.balances.merge(account, credits, Long::sum);
    }

    private long account(long balance) {
        long id = database.preparedQuery(
                        "insert into account (email, password_hash, tier, credits, created_at) values ($1, '-', 'free', 0, now()) returning id")
                .executeAndAwait(Tuple.of("m" + UUID.randomUUID() + "@example.com"))
                .iterator()
                .next()
                .getLong("id");
        grant(id, balance, balance);
        return id;
    }

    private void grant(long account, long credits, long after) {
        database.preparedQuery(
                        """
                with given as (update account set credits = credits + $2 where id = $1)
                insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id)
                values ($1, now(), 'grant', $2, $3, 'test')
                """)
                .executeAndAwait(Tuple.of(account, credits, after));
    }

    private static Debit debit(long account, long price, Optional<IdempotencyKey> key) {
        return new Debit(
                UUID.randomUUID(),
                new Charge(account, KEY, 0, Operation.CONTEXT, "competition/titanic", "request", key),
                price);
    }

    private List<Debit.Outcome> execute(List<Debit> debits) {
        var rows = database.preparedQuery(DebitStatement.SQL)
                .executeAndAwait(DebitStatement.parameters(debits, Instant.now()));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(DebitStatement::outcome)
                .toList();
    }

    private long balance(long account) {
        return database.preparedQuery("select credits from account where id = $1")
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next()
                .getLong(0);
    }

    private void assertBalanceIsSumOfLedger(long account) {
        var row = database.preparedQuery(
                        """
                select a.credits, (select sum(credits)::bigint from ledger_entry l where l.account_id = a.id) as sum,
                       (select balance_after from ledger_entry l where l.account_id = a.id order by id desc limit 1) as last
                from account a where a.id = $1
                """)
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next();
        assertEquals(row.getLong("credits"), row.getLong("sum"));
        assertEquals(row.getLong("credits"), row.getLong("last"));
    }
}
