-- What people decide about referred transfers. A transfer is one version of one result: a ruling never reaches another one.
-- Names are what somebody said; nobody has proven them before people log in.
create table ruling (
    id          uuid primary key,
    transfer    uuid        not null references transfer,
    decision    text        not null check (decision in ('RECOGNISE', 'DECLINE', 'ASK_BACK')),
    state       text        not null check (state in ('PROPOSED', 'IN_FORCE', 'REJECTED', 'WITHDRAWN')),
    rule        text        not null,
    missing     text[]      not null,
    reason      text        not null,
    made_by     text        not null,
    made_at     timestamptz not null default clock_timestamp(),
    answered_by text,
    answered_at timestamptz,
    answer      text,
    check ((answered_by is null) = (answered_at is null)),
    constraint ruling_four_eyes check (decision <> 'RECOGNISE' or state <> 'IN_FORCE'
        or answered_by is not null and lower(answered_by) <> lower(made_by))
);
comment on column ruling.rule is 'of the decision table that had referred it: what the ruling answers';
comment on column ruling.missing is 'what was missing then';
comment on column ruling.answered_by is 'who approved or rejected a proposal, or withdrew it';
create index ruling_of_transfer on ruling (transfer, made_at);
create index ruling_of_rule on ruling (rule, made_at desc) where decision <> 'ASK_BACK';
create unique index ruling_proposed on ruling (transfer) where state = 'PROPOSED';
create unique index ruling_in_force on ruling (transfer) where state = 'IN_FORCE' and decision <> 'ASK_BACK';

-- the queue: what waits longest comes first
create index transfer_referred on transfer (updated_at, id) where state = 'REFERRED';
