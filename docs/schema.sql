-- The schema as all migrations together leave it. Generated from PostgreSQL's catalogs and held by MigrationsTest:
--   mvn -q test -Dtest=MigrationsTest -Dgolden.write=true
-- Change the schema with a new migration in src/main/resources/db/migration, never here.
create extension pg_trgm;

-- Who may call, and how many credits are left. At all times: credits = the sum of its ledger entries.
create table account (
    id bigint generated always as identity not null,
    email text,
    password_hash text,
    tier text not null,
    credits bigint not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    network text,
    constraint account_pkey primary key (id),
    constraint account_credits_not_negative check (credits >= 0),
    constraint account_is_reachable_or_deleted check ((email is null) = (deleted_at is not null) and (password_hash is null) = (deleted_at is not null)),
    constraint account_tier_known check (tier in ('free', 'pro', 'enterprise'))
);
comment on column account.network is 'where it was opened from: the /24 of an IPv4 address or the /56 of an IPv6 one; null if networks are not told apart';
create unique index account_email_unique on account (lower(email));

-- The keys of an account, as SHA-256. A key that has been rotated knows its successor.
create table api_key (
    id uuid not null default gen_random_uuid(),
    account_id bigint not null,
    hash bytea not null,
    hint text not null,
    name text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz,
    replaced_by uuid,
    scopes text not null default 'context,account',
    from_login boolean not null default false,
    constraint api_key_pkey primary key (id),
    constraint api_key_hash_unique unique (hash),
    constraint api_key_replaced_by_unique unique (replaced_by),
    constraint api_key_account_fkey foreign key (account_id) references account(id),
    constraint api_key_replaced_by_fkey foreign key (replaced_by) references api_key(id) on delete set null,
    constraint api_key_hash_sha256 check (octet_length(hash) = 32),
    constraint api_key_scopes_known check (scopes in ('context', 'account', 'context,account'))
);
create index api_key_account_idx on api_key (account_id);
create index api_key_newest_idx on api_key (account_id, created_at desc, id desc);

-- What each version of a kept context had, to tell what is new since; the latest few are kept.
create table context_version (
    source text not null,
    owner bigint not null,
    kind text not null,
    ref text not null,
    version integer not null,
    fetched_at timestamptz not null,
    outline json not null,
    constraint context_version_pkey primary key (source, owner, kind, ref, version)
);

-- One row for each statement that took credits: whether the row is there tells whether the statement was committed. Kept a day.
create table debit_batch (
    id uuid not null,
    first_entry bigint,
    constraint debit_batch_pkey primary key (id)
);
comment on column debit_batch.first_entry is 'the first ledger entry that the statement wrote, if any';

-- What a caller's Idempotency-Key has paid for. Kept a day.
create table idempotency_key (
    account_id bigint not null,
    key text not null,
    fingerprint bytea not null,
    charge_id uuid not null,
    credits bigint not null,
    balance_after bigint not null,
    at timestamptz not null,
    constraint idempotency_key_pkey primary key (account_id, key)
);
create index idempotency_key_at_idx on idempotency_key (at);

-- One attempt to fetch a resource: the queue, the lock, and the memory of failures.
create table ingestion (
    id uuid not null default gen_random_uuid(),
    source text not null,
    kind text not null,
    ref text not null,
    status text not null,
    stage text not null,
    done integer not null default 0,
    total integer not null default 0,
    message text not null,
    attempts integer not null default 0,
    worker uuid,
    leased_until timestamptz,
    created_at timestamptz not null,
    finished_at timestamptz,
    failure_code text,
    failure_status integer,
    retry_at timestamptz,
    owner bigint not null default 0,
    asked_by bigint not null default 0,
    started_at timestamptz,
    spelling text,
    constraint ingestion_pkey primary key (id),
    constraint ingestion_failed_says_why check ((status = 'failed') = (failure_code is not null and failure_status is not null and retry_at is not null)),
    constraint ingestion_finished_says_when check ((status in ('completed', 'failed')) = (finished_at is not null)),
    constraint ingestion_kind_known check (kind in ('competition', 'dataset', 'notebook')),
    constraint ingestion_private_is_never_queued check (owner = 0 or status <> 'queued'),
    constraint ingestion_running_is_leased check (status <> 'running' or worker is not null and leased_until is not null),
    constraint ingestion_source_known check (source in ('kaggle', 'sandbox')),
    constraint ingestion_status_known check (status in ('queued', 'running', 'completed', 'failed'))
);
comment on column ingestion.worker is 'the claim under which a worker runs it: another one for each time that it is taken';
create index ingestion_completed_idx on ingestion (source, finished_at desc) where status = 'completed';
create index ingestion_finished_idx on ingestion (finished_at) where status in ('completed', 'failed');
create index ingestion_latest_idx on ingestion (source, owner, kind, ref, created_at desc);
create unique index ingestion_one_unfinished on ingestion (source, owner, kind, ref) where status in ('queued', 'running');
create index ingestion_running_of_idx on ingestion (source, asked_by) where status = 'running';
create index ingestion_unfinished_idx on ingestion (created_at) where status in ('queued', 'running');
create index ingestion_unfinished_of_idx on ingestion (source, asked_by) where status in ('queued', 'running');

-- What was fetched of a resource, as one compressed bundle. Owner 0 is everybody; any other owner is the account whose own Kaggle key fetched it.
create table kept_context (
    source text not null,
    kind text not null,
    ref text not null,
    title text not null,
    bundle bytea not null,
    fetched_at timestamptz not null,
    description text,
    category text,
    deadline timestamptz,
    searchable tsvector not null default '',
    owner bigint not null default 0,
    version integer not null default 1,
    fingerprint text,
    used_on date not null default current_date,
    constraint kept_context_pkey primary key (source, owner, kind, ref),
    constraint kept_context_kind_known check (kind in ('competition', 'dataset', 'notebook')),
    constraint kept_context_source_known check (source in ('kaggle', 'sandbox'))
);
comment on column kept_context.used_on is 'the last day on which somebody asked for it, by UTC, written late';
create index kept_context_name_trgm_idx on kept_context using gin (((ref || ' ') || title) gin_trgm_ops);
create index kept_context_searchable_idx on kept_context using gin (searchable);

-- Every change of a balance; rows are added and never changed.
create table ledger_entry (
    id bigint generated always as identity not null,
    account_id bigint not null,
    at timestamptz not null,
    operation text not null,
    resource text,
    credits bigint not null,
    balance_after bigint not null,
    api_key_id uuid,
    request_id text not null,
    reason text,
    charge_id uuid not null default gen_random_uuid(),
    constraint ledger_entry_pkey primary key (account_id, id),
    constraint ledger_entry_balance_not_negative check (balance_after >= 0)
);

-- Numbers of the changes of what is kept and fetched for everybody, by which a replica knows that it has heard of all of them.
create table resource_change (
    number bigint not null,
    constraint resource_change_pkey primary key (number)
);

create function begin_private_ingestion(of_source text, account bigint, of_kind text, of_ref text, at timestamp with time zone, by_worker uuid, lease_seconds double precision, most_of_account bigint, seen uuid, as_spelt text DEFAULT NULL::text)
 RETURNS SETOF ingestion
 LANGUAGE plpgsql
AS $function$ begin
    perform pg_advisory_xact_lock('ingestion'::regclass::oid::int, hashint8(account));
    return query
    insert into ingestion
      (source, owner, kind, ref, spelling, status, stage, message, created_at, started_at, asked_by, worker, leased_until,
       attempts)
    select of_source, account, of_kind, of_ref, as_spelt, 'running', 'starting', 'Started',
           created_after_all_others(of_source, account, of_kind, of_ref, at), at, account, by_worker,
           now() + make_interval(secs => lease_seconds), 1
    where (
        select count(*) from ingestion
        where source = of_source and asked_by = account and status = 'running' and owner <> 0
      ) < most_of_account
      and (
        select id from ingestion
        where source = of_source and owner = account and kind = of_kind and ref = of_ref order by created_at desc limit 1
      ) is not distinct from seen
    on conflict (source, owner, kind, ref) where status in ('queued', 'running') do nothing
    returning *;
end $function$;

create function created_after_all_others(of_source text, of_owner bigint, of_kind text, of_ref text, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$
    select greatest(at, (
        select max(created_at) + interval '1 microsecond' from ingestion
        where source = of_source and owner = of_owner and kind = of_kind and ref = of_ref))
$function$;

create function credits_left_step(remaining bigint, balance bigint, price bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$ begin
    if remaining is null then remaining := balance; end if;
    if remaining >= price then return remaining - price; end if;
    return remaining;
end $function$;

create function delete_account(of_account bigint, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
    update account set email = null, password_hash = null, network = null, deleted_at = at
    where id = of_account and deleted_at is null;
    delete from api_key where account_id = of_account;
    delete from idempotency_key where account_id = of_account;
    delete from kept_context where owner = of_account and owner <> 0;
    delete from context_version where owner = of_account and owner <> 0;
$function$;

create function forget_dead_keys(of_account bigint, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
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
$function$;

create function ingestion_tell()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
    perform pg_notify('ingestion', new.status || ' ' || new.id);
    return null;
end $function$;

create function ledger_entry_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'ledger entries never change'; end $function$;

create function queue_ingestion(of_source text, of_kind text, of_ref text, at timestamp with time zone, most_waiting bigint, account bigint, most_of_account bigint, seen uuid, as_spelt text DEFAULT NULL::text)
 RETURNS SETOF ingestion
 LANGUAGE plpgsql
AS $function$ begin
    perform pg_advisory_xact_lock('ingestion'::regclass::oid::int, hashint8(account));
    return query
    insert into ingestion (source, kind, ref, spelling, status, stage, message, created_at, asked_by)
    select of_source, of_kind, of_ref, as_spelt, 'queued', 'queued', 'Waiting for a worker',
           created_after_all_others(of_source, 0, of_kind, of_ref, at), account
    where (select count(*) from ingestion where source = of_source and status = 'queued') < most_waiting
      and (
        select count(*) from ingestion
        where source = of_source and asked_by = account and owner = 0 and status in ('queued', 'running')
      ) < most_of_account
      and (
        select id from ingestion
        where source = of_source and owner = 0 and kind = of_kind and ref = of_ref order by created_at desc limit 1
      ) is not distinct from seen
    on conflict (source, owner, kind, ref) where status in ('queued', 'running') do nothing
    returning *;
end $function$;

create function resource_tell()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
    perform tell_resource_change(new.source || ' ' || new.kind || ' ' || new.ref);
    return null;
end $function$;

create function resource_tell_all()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
    perform tell_resource_change('*');
    return null;
end $function$;

create function resource_tell_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
    if exists (select from gone where owner = 0) then
        perform tell_resource_change('*');
    end if;
    return null;
end $function$;

create function tell_resource_change(of_resource text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', '$user', 'public'
AS $function$ declare
    before bigint;
    this bigint;
begin
    perform pg_advisory_xact_lock('resource_change'::regclass::oid::int, 0);
    before := coalesce((select number from resource_change order by number desc limit 1), 0);
    this := before + 1 + floor(random() * 1000000);
    insert into resource_change (number) values (this);
    perform pg_notify('resource', before || ' ' || this || ' ' || of_resource);
end $function$;

create aggregate credits_left(balance bigint, price bigint) (sfunc = credits_left_step, stype = bigint);

create trigger ingestion_tells_how_it_stands after update on ingestion for each row when (old.status is distinct from new.status or old.stage is distinct from new.stage or old.done is distinct from new.done or old.total is distinct from new.total or old.message is distinct from new.message) execute function ingestion_tell();
create trigger ingestion_tells_of_its_end after update on ingestion for each row when (new.owner = 0 and not ((old.status in ('queued', 'running')) and (new.status in ('queued', 'running')))) execute function resource_tell();
create trigger ingestion_tells_of_its_resource after insert on ingestion for each row when (new.owner = 0) execute function resource_tell();
create trigger ingestion_tells_that_all_is_gone after truncate on ingestion for each statement execute function resource_tell_all();
create trigger ingestion_tells_that_it_is_gone after delete on ingestion referencing old table as gone for each statement execute function resource_tell_gone();
create trigger ingestion_tells_that_it_is_there after insert on ingestion for each row execute function ingestion_tell();
create trigger kept_context_tells_how_it_stands after update on kept_context for each row when (new.owner = 0 and (old.fetched_at is distinct from new.fetched_at or old.version is distinct from new.version or old.fingerprint is distinct from new.fingerprint)) execute function resource_tell();
create trigger kept_context_tells_that_all_is_gone after truncate on kept_context for each statement execute function resource_tell_all();
create trigger kept_context_tells_that_it_is_gone after delete on kept_context referencing old table as gone for each statement execute function resource_tell_gone();
create trigger kept_context_tells_that_it_is_there after insert on kept_context for each row when (new.owner = 0) execute function resource_tell();
create trigger ledger_entry_never_changes before delete or update or truncate on ledger_entry for each statement execute function ledger_entry_refuse_change();
