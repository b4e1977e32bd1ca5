-- Replicas' clocks differ. Leases go by the database's; and of two ingestions of a resource, the one that was queued later
-- is the later one, whatever the clocks of those who queued them say.
create function created_after_all_others(of_source text, of_owner bigint, of_kind text, of_ref text, at timestamptz)
returns timestamptz language sql as
$$
    select greatest(at, (
        select max(created_at) + interval '1 microsecond' from ingestion
        where source = of_source and owner = of_owner and kind = of_kind and ref = of_ref))
$$;

create or replace function queue_ingestion(
    of_source text, of_kind text, of_ref text, at timestamptz, most_waiting bigint,
    account bigint, most_of_account bigint, seen uuid
) returns setof ingestion language plpgsql as
$$ begin
    perform pg_advisory_xact_lock('ingestion'::regclass::oid::int, hashint8(account));
    return query
    insert into ingestion (source, kind, ref, status, stage, message, created_at, asked_by)
    select of_source, of_kind, of_ref, 'queued', 'queued', 'Waiting for a worker',
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
end $$;

-- Begins an ingestion with credentials that only the worker knows; none if the account has as many as it may, or if there
-- has been another one of the resource since the caller looked. Those of one account go one after the other, because each
-- counts the others.
create function begin_private_ingestion(
    of_source text, account bigint, of_kind text, of_ref text, at timestamptz,
    by_worker uuid, lease_seconds double precision, most_of_account bigint, seen uuid
) returns setof ingestion language plpgsql as
$$ begin
    perform pg_advisory_xact_lock('ingestion'::regclass::oid::int, hashint8(account));
    return query
    insert into ingestion
      (source, owner, kind, ref, status, stage, message, created_at, started_at, asked_by, worker, leased_until, attempts)
    select of_source, account, of_kind, of_ref, 'running', 'starting', 'Started',
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
end $$;
