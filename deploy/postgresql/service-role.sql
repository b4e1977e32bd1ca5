-- What the service's own role may do, where the schema belongs to another one. Run as the owner of the schema, after each
-- migration:
--   psql --set=role=kaggleingest_service --file=deploy/postgresql/service-role.sql
-- The role itself is made once: create role kaggleingest_service login password '…';

grant usage on schema public to :"role";
grant select, insert, update, delete on all tables in schema public to :"role";
grant usage on all sequences in schema public to :"role";
grant execute on all functions in schema public to :"role";

-- The ledger only grows, and what has been migrated is not the service's to say.
revoke update, delete, truncate on ledger_entry from :"role";
revoke insert, update, delete, truncate on flyway_schema_history from :"role";
