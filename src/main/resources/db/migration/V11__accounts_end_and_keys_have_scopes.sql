-- What a key may be used for; those that were there before may do all.
alter table api_key add column scopes text not null default 'context,account';
alter table api_key
    add constraint api_key_scopes_known check (scopes in ('context', 'account', 'context,account'));

-- Keys that log-in made: their number is bounded by ending the oldest, so that no number of them locks an owner out.
alter table api_key add column from_login boolean not null default false;
update api_key set from_login = true where name = 'login' and expires_at is not null;

-- Dead keys are forgotten after a while, whichever of two goes first.
alter table api_key drop constraint api_key_replaced_by_fkey;
alter table api_key
    add constraint api_key_replaced_by_fkey foreign key (replaced_by) references api_key (id) on delete set null;
create index api_key_newest_idx on api_key (account_id, created_at desc, id desc);

-- Makes room for one more key of an account, which the caller holds locked: of dead ones the latest stay for a while, of
-- those that log-in made the latest go on.
create function forget_dead_keys(of_account bigint, at timestamptz) returns void language sql as
$$
    update api_key set revoked_at = at
    where id in (
        select id from api_key
        where account_id = of_account and from_login and revoked_at is null and expires_at > at
        order by created_at desc, id desc offset 9
    );
    delete from api_key
    where id in (
        select id from api_key
        where account_id = of_account and least(revoked_at, expires_at) <= at
        order by least(revoked_at, expires_at) desc, id desc offset 100
    ) or account_id = of_account and least(revoked_at, expires_at) <= at - interval '90 days';
$$;

-- An account that ends keeps its row and its ledger; its address, its password and all that hangs on it go.
alter table account alter column email drop not null;
alter table account alter column password_hash drop not null;
alter table account add column deleted_at timestamptz;
alter table account add constraint account_is_reachable_or_deleted check (
    (email is null) = (deleted_at is not null) and (password_hash is null) = (deleted_at is not null));

create function delete_account(of_account bigint, at timestamptz) returns void language sql as
$$
    update account set email = null, password_hash = null, deleted_at = at
    where id = of_account and deleted_at is null;
    delete from api_key where account_id = of_account;
    delete from idempotency_key where account_id = of_account;
    delete from kept_context where owner = of_account and owner <> 0;
    delete from context_version where owner = of_account and owner <> 0;
$$;
