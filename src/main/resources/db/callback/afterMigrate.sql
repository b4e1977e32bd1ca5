-- What the service's own role may do, where the schema belongs to another one, which migrates it.
do $grants$
declare
    service text := '${serviceRole}';
begin
    if service = 'none' then
        return;
    end if;
    execute format('grant usage on schema public to %I', service);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', service);
    execute format('grant usage on all sequences in schema public to %I', service);
    execute format('grant execute on all functions in schema public to %I', service);
    -- The ledger only grows, and what has been migrated is not the service's to say.
    execute format('revoke update, delete, truncate on ledger_entry from %I', service);
    execute format('revoke insert, update, delete, truncate on flyway_schema_history from %I', service);
end
$grants$;
