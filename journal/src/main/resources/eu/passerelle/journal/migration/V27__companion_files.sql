-- Files that a university's configuration is used with: rosters, value maps, catalogues, grade tables. Every content that was
-- ever seen stays, so that what was in force at a run can be told and brought back. Rosters name people: encrypted.
create table companion_content (
    university text        not null,
    sha256     text        not null,
    content    bytea       not null,
    primary key (university, sha256)
);
alter table companion_content alter column content set storage external;

create table companion_version (
    id         bigint generated always as identity primary key,
    university text        not null,
    path       text        not null,
    kind       text        not null,
    sha256     text,
    seen_at    timestamptz not null default now(),
    changed_by text,
    note       text
);
comment on table companion_version is 'append-only: the newest of a path is what lies there';
comment on column companion_version.sha256 is 'null: the file was gone';
comment on column companion_version.changed_by is 'null: it was found changed where it lies';
create index companion_version_newest on companion_version (university, path, id desc);
create trigger companion_version_kept before delete or update on companion_version
    for each row execute function configuration_version_stays();

create table run_companion (
    run    uuid not null references sync_run,
    path   text not null,
    sha256 text not null,
    primary key (run, path)
);
comment on table run_companion is 'which content lay at each path when the run began or went on';

-- a university's staff see their own; contents are read by the flow only
alter table companion_version enable row level security;
alter table run_companion enable row level security;
create policy staff on companion_version for select to passerelle_staff using
    (university = any (string_to_array(current_setting('passerelle.universities', true), ',')));
create policy staff on run_companion for select to passerelle_staff using
    (exists (select from sync_run r where r.id = run_companion.run));
grant select on companion_version, run_companion to passerelle_staff;
