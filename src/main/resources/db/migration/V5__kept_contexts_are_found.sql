-- pg_trgm is a trusted extension: the owner of the database may create it, no superuser is needed. Where the service's
-- role does not own the database, somebody who does creates it once before; then this does nothing.
create extension if not exists pg_trgm;

alter table kept_context
    add column description text,
    add column category    text,
    add column deadline    timestamptz,
    add column searchable  tsvector not null default '';

-- What was kept before is found by its name, and by its texts once it has been fetched again.
update kept_context
set searchable = setweight(to_tsvector('english', translate(ref, '-/', '  ') || ' ' || title), 'A');

create index kept_context_searchable_idx on kept_context using gin (searchable);
create index kept_context_name_trgm_idx on kept_context using gin ((ref || ' ' || title) gin_trgm_ops);
