-- Steps are only ever read by transfer, in order: one index serves both, and every step costs one entry less.
alter table step drop constraint step_pkey;
drop index step_of_transfer;
alter table step add primary key (transfer, id);
