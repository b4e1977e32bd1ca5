-- Every replica hears of each change that a caller may wait for. The payload says which job and how it stands, and nothing
-- that not everybody may read; whoever waits for that job reads its row.
create function ingestion_tell() returns trigger language plpgsql as
$$ begin
    perform pg_notify('ingestion', new.status || ' ' || new.id);
    return null;
end $$;

create trigger ingestion_tells_that_it_is_there after insert on ingestion
    for each row execute function ingestion_tell();

create trigger ingestion_tells_how_it_stands after update on ingestion
    for each row
    when ((old.status, old.stage, old.done, old.total, old.message)
        is distinct from (new.status, new.stage, new.done, new.total, new.message))
    execute function ingestion_tell();

-- How long an ingestion takes, without the time for which it waited.
alter table ingestion add column started_at timestamptz;

create index ingestion_completed_idx on ingestion (source, finished_at desc) where status = 'completed';
create index ingestion_finished_idx on ingestion (finished_at) where status in ('completed', 'failed');

comment on column ingestion.worker is 'the claim under which a worker runs it: another one for each time that it is taken';

-- Queues an ingestion unless too many wait, the account has too many under way, or there has been another one since the
-- caller looked. The lock makes the account's count exact; it lasts as long as this statement, whatever becomes of the
-- client, which a transaction of the client's would not promise.
create function queue_ingestion(
    of_source text, of_kind text, of_ref text, at timestamptz, most_waiting bigint,
    account bigint, most_of_account bigint, seen uuid
) returns setof ingestion language plpgsql as
$$ begin
    perform pg_advisory_xact_lock('ingestion'::regclass::oid::int, hashint8(account));
    return query
    insert into ingestion (source, kind, ref, status, stage, message, created_at, asked_by)
    select of_source, of_kind, of_ref, 'queued', 'queued', 'Waiting for a worker', at, account
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

create index ingestion_unfinished_of_idx on ingestion (source, asked_by) where status in ('queued', 'running');
