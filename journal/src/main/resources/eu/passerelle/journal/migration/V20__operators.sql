-- What operators say to failure groups, and which transfers they put back on their way together.
create table failure_group (
    fingerprint text primary key,
    state       text        not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'IGNORED')),
    note        text,
    changed_by  text        not null,
    changed_at  timestamptz not null default now()
);
comment on table failure_group is 'a group without a row is open';
comment on column failure_group.changed_at is 'a resolved group is open again as soon as a transfer fails later than this';

create table retry_batch (
    id        uuid primary key,
    selection text        not null,
    asked_by  text        not null,
    asked_at  timestamptz not null default now()
);
comment on column retry_batch.selection is 'group <fingerprint>, or how many were selected';
create index retry_batch_recent on retry_batch (asked_at desc);

create table retry_item (
    batch    uuid not null references retry_batch,
    transfer uuid not null references transfer,
    primary key (batch, transfer)
);

-- The newest run of every university, and the failures of the last days, without reading everything.
create index sync_run_of_university on sync_run (university, started_at desc);
create index transfer_failed on transfer (updated_at, university) where state = 'FAILED';
