-- Many debits in one statement, safe to send again.

-- The id under which a debit is asked for again when its outcome is unknown. Never twice.
alter table ledger_entry add column charge_id uuid not null default gen_random_uuid();
alter table ledger_entry add constraint ledger_entry_charge_unique unique (charge_id);

-- Whoever writes a ledger row holds the account's lock and has read the key; a check per row costs more than the row.
alter table ledger_entry drop constraint ledger_entry_account_fkey;
alter table ledger_entry drop constraint ledger_entry_api_key_fkey;

create function ledger_entry_refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'ledger entries never change'; end $$;

create trigger ledger_entry_never_changes before update or delete or truncate on ledger_entry
    for each statement execute function ledger_entry_refuse_change();

-- What a caller's Idempotency-Key has paid for; kept a day.
create table idempotency_key (
    account_id    bigint      not null,
    key           text        not null,
    fingerprint   bytea       not null,
    charge_id     uuid        not null,
    credits       bigint      not null,
    balance_after bigint      not null,
    at            timestamptz not null,
    constraint idempotency_key_pkey primary key (account_id, key)
);

create index idempotency_key_at_idx on idempotency_key (at);

-- What is left of a balance after the requests so far, in their order: each takes its price if that much is left, and
-- nothing otherwise. A plain window sum would let a request that is too dear block a cheaper one behind it.
create function credits_left_step(remaining bigint, balance bigint, price bigint) returns bigint
    language plpgsql immutable parallel safe as
$$ begin
    if remaining is null then remaining := balance; end if;
    if remaining >= price then return remaining - price; end if;
    return remaining;
end $$;

create aggregate credits_left(balance bigint, price bigint) (sfunc = credits_left_step, stype = bigint);
