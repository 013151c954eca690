-- Whether credentials still hold, for verifiers who fetch a list and ask nobody: docs/decisions/0031-status-derived-in-the-journal.md
create table status_list (
    id         uuid primary key,
    university text        not null,
    kind       text        not null check (kind in ('BITSTRING', 'TOKEN')),
    slot       smallint    not null,
    open       boolean     not null default true,
    key        bytea       not null,
    given      int         not null default 0,
    noise      int         not null,
    noise_at   timestamptz not null default now(),
    created_at timestamptz not null default now()
);
comment on column status_list.id is 'random: it stands in the address of the list and says nothing';
comment on column status_list.slot is 'several lists of a university are open at once, one a slot, and filled side by side';
comment on column status_list.key is 'of the permutation in which places are given, so that a place does not say when';
comment on column status_list.given is 'how many places are given';
comment on column status_list.noise is 'how many decoys are set beside those that came with revocations; it only grows';
comment on column status_list.noise_at is 'when the next decoys are set, at random';
create unique index status_list_open on status_list (university, kind, slot) where open;

create table status_place (
    transfer   uuid not null,
    format     text not null,
    copy       text not null,
    list       uuid not null references status_list,
    place      int  not null,
    set_at     timestamptz,
    companions smallint not null default 0,
    primary key (transfer, format, copy)
);
comment on column status_place.transfer is 'and credential; no foreign key, as each would lock its row';
comment on column status_place.copy is 'empty where a format has one copy; else who asked for it, in no person''s words';
comment on column status_place.set_at is 'when the credential was taken back; never taken back in its turn';
comment on column status_place.companions is 'how many decoys are set with it';
create unique index status_place_of_list on status_place (list, place);
create index status_place_set on status_place (list) include (place, companions) where set_at is not null;

-- Whoever takes a credential back, in whatever way, sets its places in the same statement: nothing can be forgotten.
create function set_status_places() returns trigger language plpgsql as $$
begin
    update status_place p set set_at = clock_timestamp(), companions = floor(random() * 4)
        from changed c where p.transfer = c.id and c.status <> 'ACTIVE' and p.set_at is null;
    return null;
end $$;
create trigger credential_taken_back after update on credential
    referencing new table as changed for each statement execute function set_status_places();
create trigger credential_never_active after insert on credential
    referencing new table as changed for each statement execute function set_status_places();
