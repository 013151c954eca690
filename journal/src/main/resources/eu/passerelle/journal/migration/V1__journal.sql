-- The journal: the truth about every record that a SIS ever gave us.
-- Personal data stand in payload.content only, and there encrypted.

create table sync_run (
    id           uuid primary key,
    university   text        not null,
    trigger      text        not null check (trigger in ('SCHEDULE', 'MANUAL', 'CATCH_UP')),
    scheduled_at timestamptz,
    state        text        not null check (state in ('RUNNING', 'WAITING', 'DONE', 'STOPPED')),
    owner        text        not null,
    started_at   timestamptz not null default now(),
    heartbeat_at timestamptz not null default now(),
    ended_at     timestamptz,
    next_attempt timestamptz,
    attempts     int         not null default 0,
    pages        int         not null default 0,
    seen         int         not null default 0,
    unchanged    int         not null default 0,
    read         int         not null default 0,
    withdrawn    int         not null default 0,
    message      text
);
comment on column sync_run.scheduled_at is 'with university the fact that decides which instance runs a schedule';
comment on column sync_run.seen is 'source records on all pages; seen = unchanged + read + withdrawn in so many words';
comment on column sync_run.read is 'new versions of completions and rejected records: the left side of the sum';
create unique index sync_run_scheduled on sync_run (university, scheduled_at) where scheduled_at is not null;
create unique index sync_run_one_at_a_time on sync_run (university) where state in ('RUNNING', 'WAITING');
create index sync_run_recent on sync_run (started_at desc);

create table sync_position (
    university text primary key,
    watermark  text        not null,
    run        uuid        not null references sync_run,
    updated_at timestamptz not null default now()
);

-- scopes that a run has answered in full; gone when the run has ended
create table run_scope (
    run   uuid not null references sync_run,
    scope text not null,
    primary key (run, scope)
);

create table sync_request (
    id           uuid primary key,
    university   text        not null,
    requested_by text        not null,
    requested_at timestamptz not null default now(),
    taken_at     timestamptz,
    run          uuid references sync_run
);

-- one row a result of a SIS: its newest version and whether the SIS still has it
create table completion (
    university    text    not null,
    source_key    text    not null,
    version       int     not null,
    content_hash  bytea   not null,
    scope         text    not null,
    live          boolean not null,
    last_seen_run uuid    not null references sync_run,
    primary key (university, source_key)
);
create index completion_scope on completion (university, scope) where live;

-- the whole way of one version of one completion; its id is also the id of its credential
create table transfer (
    id               uuid primary key,
    run              uuid        not null references sync_run,
    university       text        not null,
    source_key       text        not null,
    version          int         not null,
    state            text        not null check (state in
        ('PULLED', 'ISSUED', 'DELIVERED', 'DECLINED', 'REFERRED', 'REJECTED', 'FAILED')),
    opportunity_code text,
    rule             text,
    reason           text,
    missing          text[],
    responsible      text,
    failed_step      text,
    failure_kind     text,
    failure_group    text,
    attempts         int         not null default 0,
    next_attempt     timestamptz,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    unique (university, source_key, version)
);
create index transfer_due on transfer (next_attempt) where state = 'PULLED';
create index transfer_state on transfer (university, state);
create index transfer_run on transfer (run, state);
create index transfer_waiting_for_catalogue on transfer (university, opportunity_code) where state = 'REFERRED';
create index transfer_failure_group on transfer (failure_group) where state = 'FAILED';
create index transfer_recent on transfer (updated_at desc);

create table credential (
    id            uuid primary key references transfer,
    format        text        not null,
    status        text        not null check (status in ('ACTIVE', 'SUPERSEDED', 'REVOKED')),
    status_reason text,
    superseded_by uuid,
    issued_at     timestamptz not null
);

create table delivery (
    transfer      uuid        not null references transfer,
    target        text        not null,
    state         text        not null check (state in ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED')),
    attempts      int         not null default 0,
    next_attempt  timestamptz,
    receipt       text,
    already_there boolean,
    reason        text,
    updated_at    timestamptz not null default now(),
    primary key (transfer, target)
);
create index delivery_due on delivery (target, next_attempt) where state = 'PENDING';

create table payload (
    transfer   uuid        not null references transfer,
    kind       text        not null check (kind in ('RAW', 'COMPLETION', 'SEALED')),
    media_type text        not null,
    content    bytea       not null,
    created_at timestamptz not null default now(),
    primary key (transfer, kind)
);
-- encrypted bytes do not compress
alter table payload alter column content set storage external;

create table step (
    id       bigint generated always as identity primary key,
    transfer uuid        not null references transfer,
    at       timestamptz not null default now(),
    step     text        not null,
    outcome  text        not null,
    detail   text
);
create index step_of_transfer on step (transfer, id);

create table outbox (
    id         uuid primary key,
    queue      text        not null,
    transfers  uuid[]      not null,
    created_at timestamptz not null default now()
);
create index outbox_age on outbox (created_at);

create table opportunity (
    university text        not null,
    code       text        not null,
    source     text        not null check (source in ('SIS', 'FILE')),
    hash       bytea       not null,
    content    jsonb       not null,
    updated_at timestamptz not null default now(),
    primary key (university, code, source)
);

create table circuit (
    name       text primary key,
    state      text        not null,
    since      timestamptz not null default now(),
    detail     text
);

create table missed_run (
    university   text        not null,
    scheduled_at timestamptz not null,
    noticed_at   timestamptz not null default now(),
    primary key (university, scheduled_at)
);

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    who     text        not null,
    action  text        not null,
    subject text        not null,
    detail  text
);
