-- What somebody must be told of, what was told to which channel, and what is not to be told for a while. No personal data.
create table alert (
    id           uuid primary key,
    key          text        not null unique,
    rule         text        not null,
    university   text,
    target       text,
    responsible  text        not null check (responsible in ('UNIVERSITY', 'RECIPIENT', 'HUB')),
    what         text        not null,
    todo         text        not null,
    path         text        not null,
    state        text        not null check (state in ('PENDING', 'OPEN', 'RESOLVED')),
    attended     boolean     not null,
    since        timestamptz not null,
    opened_at    timestamptz,
    told_at      timestamptz,
    absent_since timestamptz,
    resolved_at  timestamptz,
    times        int         not null
);
comment on table alert is 'one row a condition; what it tells is its newest episode, times counts them all';
comment on column alert.since is 'since when the condition is seen without a break';
comment on column alert.told_at is 'when people were told last in this episode; null when nobody was';
create index alert_state on alert (state, opened_at desc);

-- One telling of one alert to one channel; its id is what receivers know duplicates by.
create table alert_notice (
    id           uuid primary key,
    alert        uuid references alert on delete set null,
    kind         text        not null check (kind in ('OPENED', 'REMINDED', 'RESOLVED', 'TEST')),
    channel      text        not null,
    rule         text        not null,
    university   text,
    target       text,
    responsible  text        not null,
    what         text        not null,
    todo         text        not null,
    path         text        not null,
    at           timestamptz not null,
    state        text        not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    attempts     int         not null default 0,
    next_attempt timestamptz,
    ended_at     timestamptz,
    failure      text
);
create index alert_notice_due on alert_notice (channel, next_attempt) where state = 'WAITING';
create index alert_notice_recent on alert_notice (at desc);

create table alert_silence (
    id         uuid primary key,
    rule       text,
    university text,
    until      timestamptz not null,
    reason     text        not null,
    made_by    text        not null,
    made_at    timestamptz not null default now(),
    ended_at   timestamptz,
    ended_by   text
);
comment on column alert_silence.rule is 'null: of every rule';
comment on column alert_silence.university is 'null: of every university, and of what belongs to none';

-- How much waited where, once a minute for a day: whether a queue grows is seen in time only.
create table queue_sample (
    queue   text        not null,
    at      timestamptz not null default now(),
    waiting bigint      not null,
    primary key (queue, at)
);

-- A second reader objected to something sealed; it was not delivered.
create table seal_objection (
    id         bigint generated always as identity primary key,
    at         timestamptz not null default now(),
    university text        not null,
    format     text        not null
);
create index seal_objection_at on seal_objection (at);
comment on column seal_objection.university is 'empty where it was sealed for a wallet that asked';

-- Until when the certificates of the systems that the hub calls are good, as last seen.
create table server_certificate (
    university text        not null,
    server     text        not null,
    ends_at    timestamptz not null,
    seen_at    timestamptz not null,
    primary key (university, server)
);

-- a university's staff see what is of their universities (V22); the other tables they never read
alter table alert enable row level security;
create policy staff on alert for select to passerelle_staff
    using (university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
alter table alert_notice enable row level security;
create policy staff on alert_notice for select to passerelle_staff
    using (university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
alter table alert_silence enable row level security;
create policy staff on alert_silence for select to passerelle_staff using (university is null
    or university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
grant select on alert, alert_notice, alert_silence to passerelle_staff;
