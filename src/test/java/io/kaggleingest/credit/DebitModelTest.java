package io.kaggleingest.credit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.credit.Debit.Verdict;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Batches against a model that does one debit after the other. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class DebitModelTest {

    private static final UUID KEY = UUID.randomUUID();

    @Inject
    Pool database;

    @Inject
    DebitQueue queue;

    @Inject
    IdempotencyStore memory;

    @Inject
    Clock clock;

    private Accounts book;

    @BeforeEach
    void open() {
        book = new Accounts(database);
    }

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
            accounts.add(book.open(balance));
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
        accounts.forEach(account -> assertEquals(model.balances.get(account), book.balance(account)));
        accounts.forEach(book::assertExact);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void idempotency_keys_are_charged_once_within_a_batch_and_across_batches(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        List<Long> accounts = List.of(book.open(15), book.open(3));
        model.balances.put(accounts.get(0), 15L);
        model.balances.put(accounts.get(1), 3L);

        for (int batch = 0; batch < 12; batch++) {
            List<Debit> debits = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                int number = random.nextInt(12);
                Optional<IdempotencyKey> key = number >= 8
                        ? Optional.empty()
                        : Optional.of(IdempotencyKey.of("k" + number, "competition/titanic"));
                debits.add(debit(accounts.get(random.nextInt(2)), 1 + number % 2, key));
            }
            assertEquals(
                    debits.stream()
                            .map(model::debit)
                            .map(DebitModelTest::verdict)
                            .toList(),
                    execute(debits).stream().map(DebitModelTest::verdict).toList(),
                    "seed " + seed + " batch " + batch);
        }
        accounts.forEach(account -> assertEquals(model.balances.get(account), book.balance(account)));
        accounts.forEach(book::assertExact);
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused_and_takes_nothing() {
        long account = book.open(10);
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
        assertEquals(9, book.balance(account));
    }

    @Test
    void an_idempotency_key_is_free_again_after_a_day() {
        long account = book.open(10);
        Debit first = debit(account, 1, Optional.of(IdempotencyKey.of("daily", "one")));
        queue.debit(first).join();
        database.preparedQuery("update idempotency_key set at = at - interval '25 hours' where account_id = $1")
                .executeAndAwait(Tuple.of(account));

        Debit.Outcome next = queue.debit(debit(account, 1, Optional.of(IdempotencyKey.of("daily", "other"))))
                .join();

        assertEquals(new Debit.Outcome(Verdict.GRANTED, 1, 8), next);
    }

    @Test
    void statements_that_lock_the_same_accounts_in_opposite_orders_do_not_deadlock() {
        List<Long> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(book.open(1_000));
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

        accounts.forEach(account -> assertEquals(1_000 - 6 * 30, book.balance(account)));
        accounts.forEach(book::assertExact);
    }

    @Test
    void ledger_entries_never_change() {
        book.open(5);
        for (String change :
                List.of("update ledger_entry set credits = 0", "delete from ledger_entry", "truncate ledger_entry")) {
            var refused = org.junit.jupiter.api.Assertions.assertThrows(
                    RuntimeException.class, () -> database.query(change).executeAndAwait());
            assertTrue(refused.getMessage().contains("ledger entries never change"), refused.getMessage());
        }
    }

    private static List<Object> verdict(Debit.Outcome outcome) {
        return switch (outcome.verdict()) {
            case GRANTED, REPLAYED -> List.of(outcome.verdict(), outcome.balance());
            case REFUSED, MISUSED, UNPROVEN -> List.of(outcome.verdict());
        };
    }

    private void topUp(List<Long> accounts, Model model, Random random) {
        long account = accounts.get(random.nextInt(accounts.size()));
        long credits = random.nextInt(20);
        book.grant(account, credits);
        model.balances.merge(account, credits, Long::sum);
    }

    private static Debit debit(long account, long price, Optional<IdempotencyKey> key) {
        return new Debit(
                UUID.randomUUID(),
                new Charge(account, KEY, 0, Operation.CONTEXT, "competition/titanic", "request", key),
                price,
                OptionalLong.empty());
    }

    private List<Debit.Outcome> execute(List<Debit> debits) {
        return new DebitBatch(database, memory, clock, Duration.ofSeconds(30), debits)
                .run()
                .map(ends -> ends.stream().map(DebitBatch.End::outcome).toList())
                .await()
                .indefinitely();
    }
}
