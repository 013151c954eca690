-- The audit log is append-only, and every entry is a link of a chain: its hash covers the one before.
-- Who writes an entry waits for nobody: a new entry is put down here as not yet linked, and the hub links what has come
-- in, every second.
-- Of which university an entry is, so that each can look through its own.
alter table audit add column university text;
comment on column audit.university is 'of the transfer or university that the subject names; null where it is of several, or none';
create function audit_university(subject text) returns text language sql stable as $$
    select case
        when subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}( |$)'
            then (select t.university from transfer t where t.id = left(subject, 36)::uuid)
        when subject ~ '^[a-z][a-z0-9-]{1,39}(/|$)' then split_part(subject, '/', 1)
    end
$$;
update audit set university = audit_university(subject);
create index audit_of_university on audit (university, id) where university is not null;

create function audit_names_university() returns trigger language plpgsql as $$
begin
    new.university := audit_university(new.subject);
    return new;
end $$;
create trigger audit_names_university before insert on audit
    for each row execute function audit_names_university();

create table audit_unlinked (
    entry bigint primary key
);
insert into audit_unlinked select id from audit;

create table audit_link (
    position bigint primary key,
    entry    bigint not null unique,
    hash     bytea  not null
);
comment on table audit_link is 'one row an entry, in the order of the chain; no foreign key, so that a lost entry shows';
comment on column audit_link.hash is 'SHA-256 of the hash before and of all that the entry says';

create function audit_expects_link() returns trigger language plpgsql as $$
begin
    insert into audit_unlinked (entry) values (new.id);
    return null;
end $$;
create trigger audit_expects_link after insert on audit
    for each row execute function audit_expects_link();

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append-only.' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();
create trigger audit_is_append_only before update or delete or truncate on audit_link
    for each statement execute function audit_is_append_only();
