-- How much went where in the last hours, for the page that shows the flow. Counted by each instance in memory and added
-- here every few seconds: a picture, not the truth, which is the transfers'.
create table flow_count (
    at         timestamptz not null,
    instance   text        not null,
    step       text        not null check (step in ('sync', 'credential', 'deliver')),
    university text        not null,
    target     text        not null,
    outcome    text        not null,
    n          bigint      not null,
    primary key (at, instance, step, university, target, outcome)
);
comment on column flow_count.at is 'beginning of ten seconds';
comment on column flow_count.target is 'of step deliver; else empty';

-- staff see how much flows of their own universities
alter table flow_count enable row level security;
create policy staff on flow_count for select to passerelle_staff
    using (university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
grant select on flow_count to passerelle_staff;
