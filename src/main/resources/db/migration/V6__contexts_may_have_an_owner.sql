-- What was fetched with somebody's own Kaggle account belongs to that account; 0 is everybody.
alter table kept_context add column owner bigint not null default 0;
alter table kept_context drop constraint kept_context_pkey;
alter table kept_context add constraint kept_context_pkey primary key (source, owner, kind, ref);

alter table ingestion add column owner bigint not null default 0;
drop index ingestion_one_unfinished;
create unique index ingestion_one_unfinished
    on ingestion (source, owner, kind, ref) where status in ('queued', 'running');
drop index ingestion_latest_idx;
create index ingestion_latest_idx on ingestion (source, owner, kind, ref, created_at desc);

-- The account that asked for it: one that asks for much leaves room for the others.
alter table ingestion add column asked_by bigint not null default 0;
create index ingestion_running_of_idx on ingestion (source, asked_by) where status = 'running';

-- The credentials live in the memory of one replica, so there is nobody to queue for.
alter table ingestion
    add constraint ingestion_private_is_never_queued check (owner = 0 or status <> 'queued');
