-- fetched_at is when Kaggle last confirmed the content, version and fingerprint say whether it was still the same.
alter table kept_context
    add column version     integer not null default 1,
    add column fingerprint text;

-- What each version had, for telling what is new since; of each resource the latest few are kept.
create table context_version (
    source     text        not null,
    owner      bigint      not null,
    kind       text        not null,
    ref        text        not null,
    version    integer     not null,
    fetched_at timestamptz not null,
    outline    json        not null,
    constraint context_version_pkey primary key (source, owner, kind, ref, version)
);
