-- Each statement that takes credits writes one row here. Whoever lost its answer writes the same row: if that works, the
-- statement cannot be committed any more; if the row is there, it was. Kept a day.
create table debit_batch (
    id          uuid   not null,
    first_entry bigint,
    constraint debit_batch_pkey primary key (id)
);

comment on column debit_batch.first_entry is 'the first ledger entry that the statement wrote, if any';

-- The batch's row does this for all of its entries at once, for a fraction of the time.
alter table ledger_entry drop constraint ledger_entry_charge_unique;
