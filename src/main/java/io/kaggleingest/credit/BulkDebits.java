package io.kaggleingest.credit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.credit.Debit.Outcome;
import io.kaggleingest.credit.Debit.Verdict;

/**
 * The quick way, for debits without idempotency keys: takes everything that is asked of an account if its balance covers
 * all of that and all conditions hold, and nothing of it otherwise. The usual answer is a few numbers for each account
 * instead of a row for each debit.
 */
final class BulkDebits implements DebitStatement {

    private static final String TAKE =
            """
            with held as materialized (
              select id, credits from account where id = any ($1::bigint[]) order by id for no key update
            ),
            %s
            covered as materialized (
              select id, credits, total
              from held join unnest($1::bigint[], $2::bigint[]) as asked(id, total) using (id)
              where credits >= total %s
            ),
            taken as (
              update account set credits = account.credits - total from covered where account.id = covered.id
            ),
            written as (
              insert into ledger_entry
                (account_id, at, operation, resource, credits, balance_after, api_key_id, request_id, charge_id)
              select id, $11, operation, resource, -price, credits - so_far, api_key_id, request_id, charge_id
              from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::uuid[], $7::text[], $8::text[], $9::uuid[],
                          $10::text[])
                with ordinality
                as debit(account_id, price, so_far, charge_id, operation, resource, api_key_id, request_id, n)
              join covered on covered.id = debit.account_id
              order by n
              returning id
            ),
            noted as (
              insert into debit_batch (id, first_entry) select $12, min(id) from written
            )
            select id, credits, id in (select id from covered) as covered from held
            """;

    private static final String CONDITIONS =
            """
            valid as materialized (
              select id, account_id from api_key
              where id = any ($14::uuid[]) and revoked_at is null and (expires_at is null or expires_at > $11)
            ),
            unproven as materialized (
              select account_id as id
              from unnest($13::bigint[], $14::uuid[], $15::bigint[]) as condition(account_id, api_key_id, last_change)
              where last_change <> coalesce((select number from resource_change order by number desc limit 1), 0)
                 or (api_key_id, account_id) not in (select id, account_id from valid)
            ),
            """;

    private static final String ON_CONDITIONS = TAKE.formatted(CONDITIONS, "and id not in (select id from unproven)");

    /** Where there are no conditions, looking for them would be a tenth of the work. */
    private static final String WITHOUT_CONDITIONS = TAKE.formatted("", "");

    /** What is asked of one account. */
    private static final class Sum {
        private long total;
        private long min = Long.MAX_VALUE;

        long add(long price) {
            total += price;
            min = Math.min(min, price);
            return total;
        }
    }

    /** What must still be true, told once for all debits that rely on it. */
    private record Condition(long account, UUID apiKey, long lastChange) {}

    private final List<Debit> debits;
    private final Set<Condition> conditions = new LinkedHashSet<>();
    private final Map<Long, Sum> sums = new TreeMap<>();
    private final Long[] soFar;

    BulkDebits(List<Debit> debits) {
        this.debits = debits;
        soFar = new Long[debits.size()];
        for (int i = 0; i < soFar.length; i++) {
            Debit debit = debits.get(i);
            Charge charge = debit.charge();
            soFar[i] = sums.computeIfAbsent(charge.accountId(), account -> new Sum())
                    .add(debit.price());
            debit.lastChange()
                    .ifPresent(last -> conditions.add(new Condition(charge.accountId(), charge.apiKeyId(), last)));
        }
    }

    @Override
    public List<Debit> debits() {
        return debits;
    }

    @Override
    public String sql() {
        return conditions.isEmpty() ? WITHOUT_CONDITIONS : ON_CONDITIONS;
    }

    @Override
    public Tuple parameters(UUID batch, Instant now) {
        Tuple parameters = Tuple.from(new Object[] {
            sums.keySet().toArray(Long[]::new),
            sums.values().stream().map(sum -> sum.total).toArray(Long[]::new),
            column(Long.class, debit -> debit.charge().accountId()),
            column(Long.class, Debit::price),
            soFar,
            column(UUID.class, Debit::id),
            column(String.class, debit -> debit.charge().operation().toString()),
            column(String.class, debit -> debit.charge().resource()),
            column(UUID.class, debit -> debit.charge().apiKeyId()),
            column(String.class, debit -> debit.charge().requestId()),
            now.atOffset(ZoneOffset.UTC),
            batch
        });
        if (!conditions.isEmpty()) {
            parameters
                    .addArrayOfLong(conditions.stream().map(Condition::account).toArray(Long[]::new))
                    .addArrayOfUUID(conditions.stream().map(Condition::apiKey).toArray(UUID[]::new))
                    .addArrayOfLong(
                            conditions.stream().map(Condition::lastChange).toArray(Long[]::new));
        }
        return parameters;
    }

    @Override
    public Map<UUID, Outcome> outcomes(RowSet<Row> rows) {
        Map<Long, Row> accounts = new HashMap<>();
        rows.forEach(row -> accounts.put(row.getLong("id"), row));
        Map<UUID, Outcome> outcomes = new HashMap<>();
        for (int i = 0; i < soFar.length; i++) {
            Debit debit = debits.get(i);
            long account = debit.charge().accountId();
            Row row = Objects.requireNonNull(accounts.get(account));
            long balance = row.getLong("credits");
            if (row.getBoolean("covered")) {
                outcomes.put(debit.id(), new Outcome(Verdict.GRANTED, debit.price(), balance - soFar[i]));
            } else if (debit.isConditional()) {
                outcomes.put(debit.id(), new Outcome(Verdict.UNPROVEN, debit.price(), balance));
            } else if (balance < Objects.requireNonNull(sums.get(account)).min) {
                outcomes.put(debit.id(), new Outcome(Verdict.REFUSED, debit.price(), balance));
            }
        }
        return outcomes;
    }
}
