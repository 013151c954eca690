-- What receiving universities recognise of what their learners completed at partners, and what of it their SIS was told.

-- one row a receiving university and learner: by what was judged last
create table recognition_case (
    university text        not null,
    learner    uuid        not null,
    record     uuid        not null unique,
    results    uuid[]      not null,
    rules      bytea       not null,
    referred   text[]      not null,
    judged_at  timestamptz not null default now(),
    primary key (university, learner)
);
comment on column recognition_case.results is 'transfers of partners that were judged, in order; the same again makes nothing new';
comment on column recognition_case.rules is 'SHA-256 of course list and policy';
comment on column recognition_case.referred is 'why a person must decide, one a completion; course codes, never personal data';

create table recognition_record (
    record       uuid        not null references recognition_case (record),
    version      int         not null,
    state        text        not null check (state in ('WAITING', 'RETURNED', 'FAILED', 'SUPERSEDED')),
    result       text        not null check (result in ('POSITIVE', 'PARTIALLY_POSITIVE', 'NEGATIVE')),
    recognised   numeric     not null,
    content      bytea       not null,
    attempts     int         not null default 0,
    next_attempt timestamptz,
    reason       text,
    receipt      text,
    decided_at   timestamptz not null,
    returned_at  timestamptz,
    primary key (record, version)
);
-- encrypted bytes do not compress
alter table recognition_record alter column content set storage external;
create index recognition_record_due on recognition_record (next_attempt) where state = 'WAITING';
