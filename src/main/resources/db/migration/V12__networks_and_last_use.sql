-- Accounts that never paid take turns as one for each network, and what nobody asks for is forgotten.
alter table account add column network text;
comment on column account.network is 'where it was opened from: the /24 of an IPv4 address or the /56 of an IPv6 one; null if networks are not told apart';

alter table kept_context add column used_on date not null default current_date;
comment on column kept_context.used_on is 'the last day on which somebody asked for it, by UTC, written late';

create or replace function delete_account(of_account bigint, at timestamptz) returns void language sql as
$$
    update account set email = null, password_hash = null, network = null, deleted_at = at
    where id = of_account and deleted_at is null;
    delete from api_key where account_id = of_account;
    delete from idempotency_key where account_id = of_account;
    delete from kept_context where owner = of_account and owner <> 0;
    delete from context_version where owner = of_account and owner <> 0;
$$;
