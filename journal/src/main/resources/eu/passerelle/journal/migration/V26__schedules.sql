-- What a schedule does when it must not or cannot run, and what people ask of a run besides.
create table schedule_pause (
    id         bigint generated always as identity primary key,
    university text        not null,
    reason     text        not null,
    paused_by  text        not null,
    paused_at  timestamptz not null default now(),
    until      timestamptz,
    ended_at   timestamptz,
    ended_by   text
);
comment on column schedule_pause.until is 'null: until somebody resumes it';
create unique index schedule_pause_open on schedule_pause (university) where ended_at is null;

-- Scheduled times that were passed over on purpose; those that nobody ran stand in missed_run.
create table skipped_run (
    university   text        not null,
    scheduled_at timestamptz not null,
    why          text        not null check (why in ('PAUSED', 'OVERLAP')),
    noticed_at   timestamptz not null default now(),
    primary key (university, scheduled_at)
);

alter table sync_request add column waits boolean not null default false;
alter table sync_request add column moves boolean not null default false;
alter table sync_request add column scheduled_at timestamptz;
comment on column sync_request.waits is 'no run under way answers it: it begins when that has ended';
comment on column sync_request.moves is
    'with since: the university''s position moves to the end of this run; without: it is read from the beginning';
comment on column sync_request.scheduled_at is 'a scheduled time that came while another run was under way';
create unique index sync_request_scheduled on sync_request (university, scheduled_at) where scheduled_at is not null;

alter table sync_run add column moves boolean not null default false;
comment on column sync_run.moves is 'of a run with a date: whether it moves the university''s position when it ends; of a whole one: whether it was to begin anew';

-- a university's staff see their own
alter table schedule_pause enable row level security;
alter table skipped_run enable row level security;
create policy staff on schedule_pause for select to passerelle_staff using
    (university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
create policy staff on skipped_run for select to passerelle_staff using
    (university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
grant select on schedule_pause, skipped_run to passerelle_staff;
