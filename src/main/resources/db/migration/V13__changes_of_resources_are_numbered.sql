-- Replicas remember what is kept for everybody, and read a row again only when it has changed. For that, changes have
-- numbers in the order in which they are committed: whoever has heard of the last one that the database knows has heard of
-- all. A number is more than one higher than the one before it, by chance, so that a server that has forgotten the latest
-- changes (a standby that was promoted) cannot give the same numbers to other changes.
create table resource_change (
    number bigint not null,
    constraint resource_change_pkey primary key (number)
);

comment on table resource_change is
    'Numbers of the changes of what is kept and fetched for everybody; the highest is the last one. Rows are only added, so that the last one is found at once however long another transaction lasts; old ones go.';

-- Those who notify wait for each other at their commit anyway; this lock only makes them do so before they take a number.
-- The payload says the number before, its own, and which resource it is, or * for any number of them. It runs as the owner
-- of the schema, so that replicas of the version before, whose role has not been granted the new table, go on writing.
create function tell_resource_change(of_resource text) returns void
language plpgsql security definer set search_path from current as
$$ declare
    before bigint;
    this bigint;
begin
    perform pg_advisory_xact_lock('resource_change'::regclass::oid::int, 0);
    before := coalesce((select number from resource_change order by number desc limit 1), 0);
    this := before + 1 + floor(random() * 1000000);
    insert into resource_change (number) values (this);
    perform pg_notify('resource', before || ' ' || this || ' ' || of_resource);
end $$;

create function resource_tell() returns trigger language plpgsql as
$$ begin
    perform tell_resource_change(new.source || ' ' || new.kind || ' ' || new.ref);
    return null;
end $$;

create function resource_tell_gone() returns trigger language plpgsql as
$$ begin
    if exists (select from gone where owner = 0) then
        perform tell_resource_change('*');
    end if;
    return null;
end $$;

create function resource_tell_all() returns trigger language plpgsql as
$$ begin
    perform tell_resource_change('*');
    return null;
end $$;

create trigger kept_context_tells_that_it_is_there after insert on kept_context
    for each row when (new.owner = 0) execute function resource_tell();

create trigger kept_context_tells_how_it_stands after update on kept_context
    for each row
    when (new.owner = 0 and (old.fetched_at, old.version, old.fingerprint)
        is distinct from (new.fetched_at, new.version, new.fingerprint))
    execute function resource_tell();

create trigger kept_context_tells_that_it_is_gone after delete on kept_context
    referencing old table as gone for each statement execute function resource_tell_gone();

create trigger kept_context_tells_that_all_is_gone after truncate on kept_context
    for each statement execute function resource_tell_all();

-- What is under way is not remembered, so that its progress need not be told: only that there is a new one, and its end.
create trigger ingestion_tells_of_its_resource after insert on ingestion
    for each row when (new.owner = 0) execute function resource_tell();

create trigger ingestion_tells_of_its_end after update on ingestion
    for each row
    when (new.owner = 0 and not (old.status in ('queued', 'running') and new.status in ('queued', 'running')))
    execute function resource_tell();

create trigger ingestion_tells_that_it_is_gone after delete on ingestion
    referencing old table as gone for each statement execute function resource_tell_gone();

create trigger ingestion_tells_that_all_is_gone after truncate on ingestion
    for each statement execute function resource_tell_all();
