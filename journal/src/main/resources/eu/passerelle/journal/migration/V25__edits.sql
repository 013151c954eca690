-- What people put in the place of a record, when a second person has said yes. The content is encrypted as payloads are.
create table payload_edit (
    id          uuid primary key,
    transfer    uuid        not null references transfer,
    kind        text        not null check (kind in ('RAW', 'COMPLETION')),
    state       text        not null check (state in ('PROPOSED', 'APPLIED', 'REJECTED', 'WITHDRAWN')),
    revision    int         not null,
    as_then     boolean     not null,
    media_type  text        not null,
    content     bytea       not null,
    reason      text        not null,
    made_by     text        not null,
    made_at     timestamptz not null default clock_timestamp(),
    answered_by text,
    answered_at timestamptz,
    answer      text,
    constraint payload_edit_four_eyes check (state <> 'APPLIED'
        or answered_by is not null and lower(answered_by) <> lower(made_by))
);
comment on column payload_edit.revision is 'of the transfer that it was made for; another one has another record';
comment on column payload_edit.as_then is 'a source record is read with the configuration of when it was pulled';
create index payload_edit_of_transfer on payload_edit (transfer, made_at);
create unique index payload_edit_proposed on payload_edit (transfer) where state = 'PROPOSED';
create index payload_edit_waiting on payload_edit (made_at) where state = 'PROPOSED';

alter table payload_edit enable row level security;
create policy staff on payload_edit for select to passerelle_staff
    using (exists (select from transfer t where t.id = payload_edit.transfer));
grant select on payload_edit to passerelle_staff;
