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
