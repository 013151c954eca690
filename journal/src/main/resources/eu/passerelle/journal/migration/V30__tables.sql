-- Changes of decision tables that people propose and, where the house asks for it, a second person confirms. The texts are
-- kept with them: what was confirmed is what was seen.
create table table_change (
    id          uuid primary key,
    key         text        not null,
    path        text        not null,
    version     text        not null,
    holds_from  date        not null,
    dmn         text        not null,
    examples    text        not null,
    decisions   bigint      not null,
    changed     bigint      not null,
    four_eyes   boolean     not null,
    state       text        not null check (state in ('PROPOSED', 'ACTIVE', 'REJECTED', 'WITHDRAWN')),
    note        text        not null,
    made_by     text        not null,
    made_at     timestamptz not null default clock_timestamp(),
    answered_by text,
    answered_at timestamptz,
    answer      text,
    check ((answered_by is null) = (answered_at is null)),
    constraint table_change_four_eyes check (not four_eyes or state <> 'ACTIVE'
        or answered_by is not null and lower(answered_by) <> lower(made_by))
);
comment on column table_change.key is 'whose table of which name: release, awarding/aveiro/release';
comment on column table_change.path is 'of the file that it is written to, below recognition/';
comment on column table_change.version is 'name of the file and the first digits of its hash, as decisions name it';
comment on column table_change.decisions is 'past decisions that were judged again by it before it was proposed';
comment on column table_change.changed is 'of these, how many would fall otherwise';
create index table_change_of on table_change (key, made_at desc);
create unique index table_change_proposed on table_change (key) where state = 'PROPOSED';

-- the alliance's tables are everybody's to read; a university's own are its staff's (see V22)
alter table table_change enable row level security;
create policy staff on table_change for select to passerelle_staff using (key not like '%/%'
    or split_part(key, '/', 2) = any (string_to_array(current_setting('passerelle.universities', true), ',')));
grant select on table_change to passerelle_staff;
