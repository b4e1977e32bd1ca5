package io.kaggleingest.credit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.credit.Debit.Verdict;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Debits that look at the key and at the last change of a resource in the same step. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class ConditionalDebitsTest {

    @Inject
    Pool database;

    @Inject
    IdempotencyStore memory;

    @Inject
    AdjustableClock clock;

    private Accounts book;
    private long account;
    private UUID key;

    @BeforeEach
    void open() {
        book = new Accounts(database);
        account = book.open(10);
        key = key(account, "null", "null");
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void a_valid_key_and_no_change_let_it_be_taken() {
        assertEquals(List.of(Verdict.GRANTED), verdicts(conditional(key, lastChange())));
        assertEquals(9, book.balance(account));
        book.assertExact(account);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update api_key set revoked_at = now() where id = $1",
                "update api_key set expires_at = now() where id = $1",
                "delete from api_key where id = $1",
                "select tell_resource_change('*') where $1::uuid is not null"
            })
    void what_is_not_as_it_was_takes_nothing(String change) {
        long before = lastChange();
        database.preparedQuery(change).executeAndAwait(Tuple.of(key));

        assertEquals(List.of(Verdict.UNPROVEN), verdicts(conditional(key, before)));
        assertEquals(10, book.balance(account));
        assertEquals(0, book.debits(account));
    }

    @Test
    void a_key_ends_by_the_clock_of_the_service() {
        UUID shortLived = key(account, "null", "now() + interval '1 hour'");
        assertEquals(List.of(Verdict.GRANTED), verdicts(conditional(shortLived, lastChange())));

        clock.advance(Duration.ofHours(2));

        assertEquals(List.of(Verdict.UNPROVEN), verdicts(conditional(shortLived, lastChange())));
    }

    @Test
    void the_key_of_another_account_pays_nothing_here() {
        UUID others = key(book.open(10), "null", "null");

        assertEquals(List.of(Verdict.UNPROVEN), verdicts(conditional(others, lastChange())));
        assertEquals(10, book.balance(account));
    }

    @Test
    void who_cannot_pay_is_told_in_the_usual_way() {
        long poor = book.open(1);
        UUID poorKey = key(poor, "null", "null");
        long last = lastChange();

        assertEquals(
                List.of(Verdict.UNPROVEN, Verdict.UNPROVEN),
                verdicts(debit(poor, poorKey, OptionalLong.of(last)), debit(poor, poorKey, OptionalLong.of(last))));
        assertEquals(1, book.balance(poor));
    }

    @Test
    void a_condition_that_fails_is_no_other_debits_business() {
        UUID revoked = key(account, "now()", "null");
        Debit once = new Debit(
                UUID.randomUUID(),
                charge(account, key, Optional.of(IdempotencyKey.of("once", "wording"))),
                1,
                OptionalLong.empty());

        assertEquals(
                List.of(Verdict.UNPROVEN, Verdict.GRANTED, Verdict.GRANTED),
                verdicts(conditional(revoked, lastChange()), debit(account, key, OptionalLong.empty()), once));
        assertEquals(8, book.balance(account));
        book.assertExact(account);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void batches_of_any_mix_take_what_they_say_and_only_for_valid_keys(long seed) {
        Random random = new Random(seed);
        UUID revoked = key(account, "now()", "null");
        for (int batch = 0; batch < 20; batch++) {
            book.grant(account, random.nextInt(12));
            long before = book.balance(account);
            List<Debit> debits = new ArrayList<>();
            for (int i = 1 + random.nextInt(10); i > 0; i--) {
                debits.add(
                        switch (random.nextInt(8)) {
                            case 0 -> conditional(revoked, lastChange());
                            case 1 -> conditional(key, lastChange() - 1);
                            case 2, 3 -> debit(account, key, OptionalLong.empty());
                            default -> conditional(key, lastChange());
                        });
            }

            List<Verdict> verdicts = verdicts(debits.toArray(Debit[]::new));

            long granted = verdicts.stream().filter(Verdict.GRANTED::equals).count();
            assertEquals(before - granted, book.balance(account), "seed " + seed + " batch " + batch);
            book.assertExact(account);
            assertEquals(0, paidBy(revoked));
        }
    }

    private long paidBy(UUID apiKey) {
        return database.preparedQuery("select count(*) from ledger_entry where account_id = $1 and api_key_id = $2")
                .executeAndAwait(Tuple.of(account, apiKey))
                .iterator()
                .next()
                .getLong(0);
    }

    private Debit conditional(UUID apiKey, long lastChange) {
        return debit(account, apiKey, OptionalLong.of(lastChange));
    }

    private static Debit debit(long account, UUID apiKey, OptionalLong lastChange) {
        return new Debit(UUID.randomUUID(), charge(account, apiKey, Optional.empty()), 1, lastChange);
    }

    private static Charge charge(long account, UUID apiKey, Optional<IdempotencyKey> idempotencyKey) {
        return new Charge(account, apiKey, 0, Operation.CONTEXT, "competition/titanic", "request", idempotencyKey);
    }

    private List<Verdict> verdicts(Debit... debits) {
        return new DebitBatch(database, memory, clock, Duration.ofSeconds(30), List.of(debits))
                .run().await().indefinitely().stream()
                        .map(end -> end.outcome().verdict())
                        .toList();
    }

    private long lastChange() {
        return database.query("select coalesce(max(number), 0) from resource_change")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private UUID key(long of, String revokedAt, String expiresAt) {
        return database.preparedQuery(
                        """
                        insert into api_key (account_id, hash, hint, name, created_at, revoked_at, expires_at)
                        values ($1, sha256(gen_random_uuid()::text::bytea), '', 'test', now(), %s, %s) returning id
                        """
                                .formatted(revokedAt, expiresAt))
                .executeAndAwait(Tuple.of(of))
                .iterator()
                .next()
                .getUUID("id");
    }
}
