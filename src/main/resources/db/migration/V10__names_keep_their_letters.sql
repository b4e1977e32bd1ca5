-- Rows are found by the lower-case name, and Kaggle is asked with the letters in which somebody wrote it.
alter table ingestion add column spelling text;

-- With a default, so that replicas of the version before go on calling it as they know it.
drop function queue_ingestion(text, text, text, timestamptz, bigint, bigint, bigint, uuid);
create function queue_ingestion(
    of_source text, of_kind text, of_ref text, at timestamptz, most_waiting bigint,
    account bigint, most_of_account bigint, seen uuid, as_spelt text default null
) returns setof ingestion language plpgsql as
$$ begin
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
end $$;

drop function begin_private_ingestion(text, bigint, text, text, timestamptz, uuid, double precision, bigint, uuid);
create function begin_private_ingestion(
    of_source text, account bigint, of_kind text, of_ref text, at timestamptz,
    by_worker uuid, lease_seconds double precision, most_of_account bigint, seen uuid, as_spelt text default null
) returns setof ingestion language plpgsql as
$$ begin
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
end $$;
