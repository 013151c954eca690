-- The learner's page: links that bring learners to it, who is at it now, what was shown to whom. Links, sessions, codes and
-- shares stand here as digests only; no address of a caller is kept.
create table claim_link (
    id              uuid primary key,
    transfer        uuid        not null references transfer,
    target          text        not null,
    token           bytea       not null unique,
    factor          text        not null check (factor in ('BIRTH_DATE', 'CODE')),
    code            bytea,
    code_expires_at timestamptz,
    codes           int         not null default 0,
    attempts        int         not null default 0,
    state           text        not null check (state in ('OPEN', 'USED', 'LOCKED', 'REPLACED')),
    made_by         text        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    opened_at       timestamptz,
    used_at         timestamptz,
    reminded_at     timestamptz
);
comment on column claim_link.token is 'SHA-256 of the token, which is made from the id, so that a reminder can say it again';
comment on column claim_link.code is 'keyed digest of link and code; null: none was sent, or it was used';
comment on column claim_link.codes is 'codes that were sent';
comment on column claim_link.attempts is 'wrong answers; a link that the learner asked for inherits them, one that staff sent does not';
comment on column claim_link.state is
    'USED: the learner has come in by it; LOCKED: too many wrong answers; REPLACED: there is a newer one';
create unique index claim_link_open on claim_link (transfer, target) where state = 'OPEN';
create index claim_link_of_transfer on claim_link (transfer, created_at);
create index claim_link_unreminded on claim_link (target, created_at) where state = 'OPEN' and reminded_at is null;

create table claim_session (
    digest     bytea primary key,
    link       uuid        not null references claim_link on delete cascade,
    language   text        not null,
    begun_at   timestamptz not null,
    expires_at timestamptz not null
);
create index claim_session_expiry on claim_session (expires_at);

create table claim_share (
    id         uuid primary key,
    transfer   uuid        not null references transfer,
    token      bytea       not null unique,
    recipient  bytea       not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
comment on column claim_share.recipient is 'whom the learner made it for, in the learner''s words, encrypted';
create index claim_share_of_transfer on claim_share (transfer, created_at);
create index claim_share_expiry on claim_share (expires_at);

create table claim_visit (
    id       bigint generated always as identity primary key,
    transfer uuid        not null references transfer,
    kind     text        not null check (kind in ('LEARNER', 'EDC', 'PDF', 'BADGE', 'EUROPASS', 'SHARE')),
    share    uuid        references claim_share on delete set null,
    at       timestamptz not null
);
comment on table claim_visit is 'who was shown what: the learner, or whoever had a shared link; nothing about the caller';
create index claim_visit_of_transfer on claim_visit (transfer, at);

-- codes by which learners show other pages of the hub who they are
create table claim_code (
    digest     bytea primary key,
    transfer   uuid        not null references transfer,
    expires_at timestamptz not null
);
create index claim_code_expiry on claim_code (expires_at);
