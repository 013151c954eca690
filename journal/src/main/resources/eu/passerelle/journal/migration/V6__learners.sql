-- Who is who. Learners are numbers here: what a university knows them by is kept as a keyed digest only, so that whoever
-- reads these tables without journal.key learns neither a name nor a number, and cannot try them all. No foreign keys where a
-- page writes: each would lock the learner's row for every row that it adds. Learners are never deleted.

create table learner (
    id          uuid primary key,
    created_at  timestamptz not null default now(),
    merged_into uuid references learner
);
comment on column learner.merged_into is
    'the learner that people have decided this one is; always the last, never one that is merged itself';
create index learner_merged on learner (merged_into) where merged_into is not null;

create table learner_identifier (
    digest     bytea primary key,
    kind       text        not null,
    scope      text        not null,
    learner    uuid        not null,
    born       bytea,
    first_seen timestamptz not null default now()
);
comment on column learner_identifier.digest is 'keyed; of kind, scope and value, so that equal values of two kinds differ';
comment on column learner_identifier.born is 'keyed digest of the birth date it came with, different for each identifier';
create index learner_identifier_esi on learner_identifier (learner) where kind = 'ESI';

-- the same name and birth date: never a match, only a question to a person
create table learner_likeness (
    digest  bytea   not null,
    learner uuid    not null,
    asked   boolean not null default false,
    primary key (digest, learner)
);
create index learner_likeness_unasked on learner_likeness (digest) where not asked;

create table identity_candidate (
    id         uuid primary key,
    one        uuid        not null references learner,
    other      uuid        not null references learner,
    reason     text        not null check (reason in ('CONFLICT', 'REUSED', 'LIKENESS')),
    evidence   text[]      not null,
    opened_at  timestamptz not null default now(),
    decision   text check (decision in ('SAME', 'DIFFERENT')),
    decided_at timestamptz,
    decided_by text,
    why        text,
    check (one < other),
    unique (one, other)
);
comment on column identity_candidate.evidence is 'kinds of identifiers, never their values';
create index identity_candidate_other on identity_candidate (other);

-- transfers that issue nothing before the candidate is decided
create table identity_hold (
    transfer  uuid not null references transfer,
    candidate uuid not null references identity_candidate,
    primary key (transfer, candidate)
);
create index identity_hold_of on identity_hold (candidate);

-- Results from before this version get their learner when they are next seen.
alter table transfer add column learner uuid;
alter table completion add column learner uuid;
comment on column transfer.learner is 'whose result this version is; null where nothing trusted says it';
comment on column completion.learner is 'of the newest version that could be read';
create index completion_learner on completion (learner) where learner is not null;

-- a merge may answer other questions too
create view identity_open as
    select c.*, coalesce(a.merged_into, a.id) as one_is, coalesce(b.merged_into, b.id) as other_is
    from identity_candidate c join learner a on a.id = c.one join learner b on b.id = c.other
    where c.decision is null and coalesce(a.merged_into, a.id) <> coalesce(b.merged_into, b.id);

-- what people are asked: where the records were corrected or taken back meanwhile, no answer is needed
create view identity_question as
    select o.* from identity_open o
    where o.reason = 'LIKENESS'
        and exists (select 1 from completion c where c.learner = o.one and c.live)
        and exists (select 1 from completion c where c.learner = o.other and c.live)
    or o.reason <> 'LIKENESS' and exists (
        select 1 from identity_hold h
        join transfer t on t.id = h.transfer
        join completion c on c.university = t.university and c.source_key = t.source_key and c.version = t.version
        where h.candidate = o.id and c.live);
