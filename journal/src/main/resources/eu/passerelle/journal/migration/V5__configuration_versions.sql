-- What runs of each university's configuration, and what ran before it. The texts are as they were written: secrets stand
-- in them as references only.
create table configuration_version (
    university   text        not null,
    version      int         not null,
    content      text        not null,
    sha256       text        not null,
    reading      int         not null,
    stored_at    timestamptz not null default now(),
    stored_by    text        not null,
    note         text,
    activated_at timestamptz,
    active       boolean     not null,
    primary key (university, version)
);
comment on table configuration_version is 'append-only; a university without an active version is retired';
comment on column configuration_version.reading is
    'the version that last changed how the SIS is read: positions of another reading are not for this one';
comment on column configuration_version.activated_at is 'null: a draft that was kept when another text took its place';
create unique index configuration_version_active on configuration_version (university) where active;

create function configuration_version_stays() returns trigger language plpgsql as $$
begin
    raise exception 'versions of the configuration stay as they were stored';
end $$;
create trigger configuration_version_kept before delete on configuration_version
    for each row execute function configuration_version_stays();
create trigger configuration_version_unchanged
    before update of university, version, content, sha256, reading, stored_at, stored_by, note, activated_at
    on configuration_version
    for each row execute function configuration_version_stays();

alter table sync_run add column configuration int;
alter table sync_run add column reading int;
alter table sync_position add column reading int;
comment on column sync_run.configuration is 'version that it began or last went on with; null before there were versions';
comment on column sync_position.reading is 'of the run that moved it; null before there were versions, which fits any';
