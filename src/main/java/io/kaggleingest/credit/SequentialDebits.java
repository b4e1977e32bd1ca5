package io.kaggleingest.credit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.credit.Debit.Outcome;
import io.kaggleingest.credit.Debit.Verdict;

/**
 * Decides debit by debit, in their order: a debit is taken if the debits before it leave enough. An idempotency key that
 * has paid already gets the same answer as before.
 *
 * <p>An idempotency key that another replica has written since this statement began breaks a unique constraint, and so
 * the whole statement, which is then sent again and sees it.
 */
record SequentialDebits(List<Debit> debits) implements DebitStatement {

    private static final String SQL =
            """
            with asked as materialized (
              select a.*
              from unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[],
                          $8::text[], $9::bytea[])
                with ordinality as a(account_id, price, charge_id, operation, resource, api_key_id, request_id,
                                     key, fingerprint, n)
            ),
            locked as materialized (
              select id, credits from account where id = any ($1::bigint[]) order by id for no key update
            ),
            keyed as materialized (
              select asked.n,
                     k.account_id is not null as known,
                     k.fingerprint is distinct from asked.fingerprint as other,
                     k.credits, k.balance_after,
                     first_value(asked.n) over same as first_n,
                     first_value(asked.fingerprint) over same is distinct from asked.fingerprint as other_than_first
              from asked
              left join idempotency_key k
                on k.account_id = asked.account_id and k.key = asked.key and k.at > $10::timestamptz - interval '24 hours'
              where asked.key is not null
              window same as (partition by asked.account_id, asked.key order by asked.n)
            ),
            priced as materialized (
              select asked.*, locked.credits as had, keyed.known, keyed.other, keyed.first_n, keyed.other_than_first,
                     keyed.credits as paid_before, keyed.balance_after as left_before,
                     case when keyed.known or keyed.first_n < asked.n then 0 else asked.price end as due,
                     (keyed.known or keyed.first_n < asked.n) is not true as own
              from asked
              join locked on locked.id = asked.account_id
              left join keyed on keyed.n = asked.n
            ),
            counted as materialized (
              select priced.*, credits_left(had, due) over w as remaining
              from priced window w as (partition by account_id order by n)
            ),
            decided as materialized (
              select counted.*, own and coalesce(lag(remaining) over w, had) >= due as granted
              from counted window w as (partition by account_id order by n)
            ),
            taken as (
              update account set credits = account.credits - spent.credits
              from (select account_id, sum(due)::bigint as credits from decided where granted group by account_id) spent
              where account.id = spent.account_id
            ),
            written as (
              insert into ledger_entry
                (account_id, at, operation, resource, credits, balance_after, api_key_id, request_id, charge_id)
              select account_id, $10, operation, resource, -due, remaining, api_key_id, request_id, charge_id
              from decided where granted order by n
              returning id
            ),
            noted as (
              insert into debit_batch (id, first_entry) select $11, min(id) from written
            ),
            remembered as (
              insert into idempotency_key (account_id, key, fingerprint, charge_id, credits, balance_after, at)
              select account_id, key, fingerprint, charge_id, due, remaining, $10
              from decided where granted and key is not null
            )
            select d.n,
                   case
                     when d.granted then 'GRANTED'
                     when d.known and d.other or d.other_than_first then 'MISUSED'
                     when d.known then 'REPLAYED'
                     when d.own then 'REFUSED'
                     when f.granted then 'REPLAYED'
                     else 'REFUSED'
                   end as verdict,
                   coalesce(d.paid_before, d.price) as credits,
                   coalesce(d.left_before, case when d.own then d.remaining else f.remaining end) as balance
            from decided d
            left join decided f on f.n = d.first_n
            order by d.n
            """;

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public Tuple parameters(UUID batch, Instant now) {
        return Tuple.from(new Object[] {
            column(Long.class, debit -> debit.charge().accountId()),
            column(Long.class, Debit::price),
            column(UUID.class, Debit::id),
            column(String.class, debit -> debit.charge().operation().toString()),
            column(String.class, debit -> debit.charge().resource()),
            column(UUID.class, debit -> debit.charge().apiKeyId()),
            column(String.class, debit -> debit.charge().requestId()),
            column(String.class, debit -> debit.charge()
                    .idempotencyKey()
                    .map(IdempotencyKey::key)
                    .orElse(null)),
            column(Buffer.class, debit -> debit.charge()
                    .idempotencyKey()
                    .map(key -> Buffer.buffer(key.fingerprint()))
                    .orElse(null)),
            now.atOffset(ZoneOffset.UTC),
            batch
        });
    }

    @Override
    public Map<UUID, Outcome> outcomes(RowSet<Row> rows) {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        int i = 0;
        for (Row row : rows) {
            outcomes.put(
                    debits.get(i++).id(),
                    new Outcome(
                            Verdict.valueOf(row.getString("verdict")), row.getLong("credits"), row.getLong("balance")));
        }
        return outcomes;
    }
}
