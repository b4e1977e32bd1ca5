-- The nouns of the service. Every name is one of product.md's words.

create table account (
    id            bigint      generated always as identity,
    email         text        not null,
    password_hash text        not null,
    tier          text        not null,
    credits       bigint      not null,
    created_at    timestamptz not null,
    constraint account_pkey primary key (id),
    constraint account_tier_known check (tier in ('free', 'pro', 'enterprise')),
    constraint account_credits_not_negative check (credits >= 0)
);

-- E-mails are ASCII (the service checks), so lower() means the same in every locale.
create unique index account_email_unique on account (lower(email));

create table api_key (
    id           uuid        not null default gen_random_uuid(),
    account_id   bigint      not null,
    hash         bytea       not null,
    hint         text        not null,
    name         text        not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    constraint api_key_pkey primary key (id),
    constraint api_key_hash_unique unique (hash),
    constraint api_key_hash_sha256 check (octet_length(hash) = 32),
    constraint api_key_account_fkey foreign key (account_id) references account (id)
);

create index api_key_account_idx on api_key (account_id);

-- Every change of a balance. For each account, at all times: account.credits = sum(ledger_entry.credits).
create table ledger_entry (
    id            bigint      generated always as identity,
    account_id    bigint      not null,
    at            timestamptz not null,
    operation     text        not null,
    resource      text,
    credits       bigint      not null,
    balance_after bigint      not null,
    api_key_id    uuid,
    request_id    text        not null,
    reason        text,
    constraint ledger_entry_pkey primary key (account_id, id),
    constraint ledger_entry_account_fkey foreign key (account_id) references account (id),
    constraint ledger_entry_api_key_fkey foreign key (api_key_id) references api_key (id),
    constraint ledger_entry_balance_not_negative check (balance_after >= 0)
);

-- What was fetched of a resource, as one compressed bundle. Sandbox and Kaggle never mix: source is part of the key.
create table kept_context (
    source     text        not null,
    kind       text        not null,
    ref        text        not null,
    title      text        not null,
    bundle     bytea       not null,
    fetched_at timestamptz not null,
    constraint kept_context_pkey primary key (source, kind, ref),
    constraint kept_context_source_known check (source in ('kaggle', 'sandbox')),
    constraint kept_context_kind_known check (kind in ('competition', 'dataset', 'notebook'))
);

-- One attempt to fetch a resource: the queue, the lock and the memory of failures.
create table ingestion (
    id             uuid        not null default gen_random_uuid(),
    source         text        not null,
    kind           text        not null,
    ref            text        not null,
    status         text        not null,
    stage          text        not null,
    done           integer     not null default 0,
    total          integer     not null default 0,
    message        text        not null,
    attempts       integer     not null default 0,
    worker         uuid,
    leased_until   timestamptz,
    created_at     timestamptz not null,
    finished_at    timestamptz,
    failure_code   text,
    failure_status integer,
    retry_at       timestamptz,
    constraint ingestion_pkey primary key (id),
    constraint ingestion_source_known check (source in ('kaggle', 'sandbox')),
    constraint ingestion_kind_known check (kind in ('competition', 'dataset', 'notebook')),
    constraint ingestion_status_known check (status in ('queued', 'running', 'completed', 'failed')),
    constraint ingestion_running_is_leased check (
        status <> 'running' or (worker is not null and leased_until is not null)),
    constraint ingestion_failed_says_why check (
        (status = 'failed') = (failure_code is not null and failure_status is not null and retry_at is not null)),
    constraint ingestion_finished_says_when check ((status in ('completed', 'failed')) = (finished_at is not null))
);

-- However many ask, on however many replicas: one unfinished ingestion per resource.
create unique index ingestion_one_unfinished on ingestion (source, kind, ref) where status in ('queued', 'running');

create index ingestion_latest_idx on ingestion (source, kind, ref, created_at desc);
create index ingestion_unfinished_idx on ingestion (created_at) where status in ('queued', 'running');
