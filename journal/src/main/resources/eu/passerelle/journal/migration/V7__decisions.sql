-- Why each decision fell: version of the policy, rows that matched, facts. None of it is personal data, so past decisions
-- can be judged again without opening a payload. A transfer that waits is decided more than once; all of it stays.
create table decision (
    transfer uuid       not null references transfer,
    id       bigint     not null generated always as identity,
    at       timestamptz not null default now(),
    as_of    date       not null,
    policy   text       not null,
    decision text       not null check (decision in ('recognised', 'declined', 'referred')),
    rules    text[]     not null,
    tables   text[]     not null,
    rule     text       not null,
    reason   text       not null,
    missing  text[]     not null,
    lacking  smallint[] not null,
    facts    jsonb      not null,
    primary key (transfer, id)
);
comment on column decision.as_of is 'the day, at the university, for which the tables in force were taken';
comment on column decision.policy is 'policy_version; not a foreign key, as decisions are many and versions few';
comment on column decision.tables is 'version of the table of each rule; none where it was referred before any was asked';
comment on column decision.lacking is 'elements of Annex I that were not there, 1 to 16';

-- the texts of each policy that was ever in force
create table policy_version (
    version    text primary key,
    files      jsonb       not null,
    first_used timestamptz not null default now()
);

create table policy_activation (
    id       bigint generated always as identity primary key,
    version  text        not null references policy_version,
    instance text        not null,
    at       timestamptz not null default now()
);
create index policy_activation_recent on policy_activation (at desc);

-- learners who asked for a credential that their university releases on request; a correction is released with it
create table release_request (
    university text        not null,
    source_key text        not null,
    asked_by   text        not null,
    asked_at   timestamptz not null default now(),
    primary key (university, source_key)
);
