-- Begins an ingestion with credentials that only the worker knows; none if the account has as many as it may, or if there
-- has been another one of the resource since the caller looked. Those of one account go one after the other, because each
-- counts the others.
create function begin_private_ingestion(
    of_source text, account bigint, of_kind text, of_ref text, at timestamptz,
    by_worker uuid, leased timestamptz, most_of_account bigint, seen uuid
) returns setof ingestion language plpgsql as
$$ begin
    perform pg_advisory_xact_lock('ingestion'::regclass::oid::int, hashint8(account));
    return query
    insert into ingestion
      (source, owner, kind, ref, status, stage, message, created_at, started_at, asked_by, worker, leased_until, attempts)
    select of_source, account, of_kind, of_ref, 'running', 'starting', 'Started', at, at, account, by_worker, leased, 1
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
