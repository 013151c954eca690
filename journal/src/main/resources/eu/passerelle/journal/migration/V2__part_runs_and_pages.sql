-- A run by hand may take only results of a date and later. It keeps a position of its own and leaves the university's
-- alone, so that a later whole run reads what it has passed over.
alter table sync_run add column since date;
alter table sync_run add column watermark text;
alter table sync_run add column passed_over int not null default 0;
alter table sync_run add column read_to_end boolean not null default false;
alter table sync_request add column since date;
comment on column sync_run.watermark is 'position of a run with a date; whole runs have theirs in sync_position';
comment on column sync_run.read_to_end is 'its last page is stored; a hub killed then has only to end it';
comment on column sync_run.seen is
    'source records on all pages; seen = unchanged + read + withdrawn + passed over in so many words';

-- A batch changes at one moment: only time and id together are a place in the list of transfers.
drop index transfer_recent;
create index transfer_recent on transfer (updated_at desc, id desc);
