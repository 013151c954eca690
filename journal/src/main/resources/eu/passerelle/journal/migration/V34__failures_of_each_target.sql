-- What a transfer says of its failure is that of a target that has failed, not of the one that was heard last.
alter table delivery add column responsible text;
alter table delivery add column failure_group text;
comment on column delivery.responsible is 'of its last failure; null: none, or one from before this was kept';
comment on column delivery.failure_group is 'of its last failure; null: none, or one from before this was kept';
