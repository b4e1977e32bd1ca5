-- A key that has been rotated may live on for its grace, but cannot be rotated a second time.
alter table api_key add column replaced_by uuid;
alter table api_key
    add constraint api_key_replaced_by_fkey foreign key (replaced_by) references api_key (id);
alter table api_key add constraint api_key_replaced_by_unique unique (replaced_by);
