-- Retries as jobs: chosen once, carried out little by little by whichever instance runs, and written down item by item.
alter table retry_batch
    add column state      text        not null default 'RUNNING'
        check (state in ('RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'DONE')),
    add column retry_from text        not null default 'FAILED'
        check (retry_from in ('FAILED', 'READ', 'ISSUE', 'DELIVER')),
    add column target     text,
    add column as_then    boolean     not null default false,
    add column why        text,
    add column rate       int         not null default 50 check (rate > 0),
    add column stop_at    int         not null default 20 check (stop_at between 1 and 100),
    add column pace       int         not null default 10,
    add column pace_at    timestamptz not null default now(),
    add column ticked_at  timestamptz,
    add column says       text,
    add column changed_by text,
    add column changed_at timestamptz,
    add column ended_at   timestamptz,
    add column universities text[]    not null default '{}',
    add column counts     jsonb       not null default '{}';
comment on column retry_batch.selection is 'what was chosen, for people; which transfers that were then stands in retry_item';
comment on column retry_batch.state is
    'STOPPED: by itself, too many failed again; CANCELLED: what was not sent never is, what was sent goes to its end';
comment on column retry_batch.as_then is 'with the configuration and the policy of when the record was pulled';
comment on column retry_batch.rate is 'at most so many a second';
comment on column retry_batch.stop_at is 'percent of failures at which it stops by itself';
comment on column retry_batch.pace is 'at most so many are on their way at once; doubles while it goes well';
comment on column retry_batch.pace_at is 'since when it is that many: what was sent before tells nothing of it';
comment on column retry_batch.counts is 'items by university and state, as of the last look';

alter table retry_item
    add column university text,
    add column state    text not null default 'SENT' check (state in ('QUEUED', 'SENT', 'TROUBLED', 'DELIVERED', 'OFFERED',
        'FAILED', 'OTHERWISE', 'SKIPPED', 'CANCELLED')),
    add column sent_at  timestamptz,
    add column ended_at timestamptz,
    add column says     text;
comment on column retry_item.state is
    'TROUBLED: failed, and tried again by policy; OTHERWISE: declined or referred this time; SKIPPED: in no state for it';
-- transfers and jobs are never deleted, and fifty thousand checks of that are half of what choosing costs
alter table retry_item drop constraint retry_item_batch_fkey, drop constraint retry_item_transfer_fkey;
update retry_item i set university = t.university from transfer t where t.id = i.transfer;
alter table retry_item alter column university set not null;
update retry_batch b set universities = array(select distinct university from retry_item i where i.batch = b.id order by 1);
create index retry_item_state on retry_item (batch, state, transfer);
create index retry_item_queued on retry_item (transfer) where state = 'QUEUED';
create index retry_batch_open on retry_batch (asked_at) where ended_at is null;

-- What a transfer is worked out with changes only with its revision: what was worked out with another is not stored.
alter table transfer add column revision int not null default 0;
alter table transfer add column as_then boolean not null default false;
comment on column transfer.revision is 'how often people have had it read again, edited or issued anew';
comment on column transfer.as_then is 'its next judgement is by the configuration and policy of when it was pulled';

alter table delivery add column kind text;
comment on column delivery.kind is 'of its last failure; null: none, or one from before this was kept';

-- What stood in payload before people put something else there; nothing is lost by a repair.
create table payload_before (
    transfer   uuid        not null references transfer,
    revision   int         not null,
    kind       text        not null,
    format     text        not null,
    media_type text        not null,
    content    bytea       not null,
    created_at timestamptz not null,
    replaced   timestamptz not null default now(),
    primary key (transfer, revision, kind, format)
);
alter table payload_before alter column content set storage external;
comment on column payload_before.revision is 'of the transfer, in which it stood';

-- a university's staff see what is of theirs
drop policy staff on retry_batch;
create policy staff on retry_batch for select to passerelle_staff
    using (universities && string_to_array(current_setting('passerelle.universities', true), ','));
drop policy staff on retry_item;
create policy staff on retry_item for select to passerelle_staff
    using (university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
alter table payload_before enable row level security;
create policy staff on payload_before for select to passerelle_staff
    using (exists (select from transfer t where t.id = payload_before.transfer));
grant select on payload_before to passerelle_staff;
