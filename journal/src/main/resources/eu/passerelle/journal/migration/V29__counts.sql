-- How many transfers are where, kept by the journal itself in the transaction of each change: no screen counts them anew.
-- Whoever inserts or moves transfers, in whatever way, writes what that changes; nobody waits for a common row. Now and
-- then the changes are folded into the two tables of counts. A count is what is folded and what is not, in one query.
create table transfer_change (
    university text not null,
    run        uuid not null,
    state      text not null,
    cause      text not null,
    change     int  not null
);
comment on column transfer_change.cause is 'failure group of a failed transfer, rule of a referred one; else empty';

create table transfer_total (
    university text   not null,
    state      text   not null,
    cause      text   not null,
    count      bigint not null,
    primary key (university, state, cause)
);
create table transfer_total_of_run (
    run        uuid   not null,
    university text   not null,
    state      text   not null,
    count      bigint not null,
    primary key (run, state)
);

create function cause_of(transfer) returns text language sql immutable as $$
    select coalesce(case $1.state when 'FAILED' then $1.failure_group when 'REFERRED' then $1.rule end, '')
$$;

create function count_transfers() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into transfer_change
            select n.university, n.run, n.state, cause_of(n), count(*) from after n group by 1, 2, 3, 4;
    elsif tg_op = 'UPDATE' then
        insert into transfer_change
            select university, run, state, cause, sum(change) from (
                select o.university, o.run, o.state, cause_of(o) as cause, -1 as change from before o
                union all select n.university, n.run, n.state, cause_of(n), 1 from after n) moved
            group by university, run, state, cause having sum(change) <> 0;
    else
        insert into transfer_change
            select o.university, o.run, o.state, cause_of(o), -count(*) from before o group by 1, 2, 3, 4;
    end if;
    return null;
end $$;
create trigger count_inserted after insert on transfer
    referencing new table as after for each statement execute function count_transfers();
create trigger count_moved after update on transfer
    referencing old table as before new table as after for each statement execute function count_transfers();
create trigger count_deleted after delete on transfer
    referencing old table as before for each statement execute function count_transfers();

insert into transfer_change select t.university, t.run, t.state, cause_of(t), count(*) from transfer t group by 1, 2, 3, 4;

-- what is folded and what is not, in one look
create view transfer_count as
    select university, state, cause, sum(count)::bigint as count from (
        select university, state, cause, count from transfer_total
        union all select university, state, cause, change from transfer_change) counted
    group by university, state, cause;
create view transfer_count_of_run as
    select run, university, state, sum(count)::bigint as count from (
        select run, university, state, count from transfer_total_of_run
        union all select run, university, state, change from transfer_change) counted
    group by run, university, state;

-- Each list comes in the order in which it is shown, whatever it is filtered by.
drop index transfer_state;
create index transfer_place on transfer (university, state, updated_at, id);
drop index transfer_run;
create index transfer_run on transfer (run, state, updated_at, id);
drop index transfer_failure_group;
create index transfer_failure_group on transfer (failure_group, state, updated_at, id) where failure_group is not null;
drop index transfer_failed;
create index transfer_failed on transfer (updated_at, id) include (university) where state = 'FAILED';
create index transfer_referred_by on transfer (rule, updated_at, id) where state = 'REFERRED';

-- What is searched for is part of a source key or of a reason: trigrams. Those of keys stand at the result, which is written
-- once, not at the transfer, which moves.
do $$
begin
    create extension if not exists pg_trgm;
exception when insufficient_privilege then
    raise exception 'The database''s administrator must run once, in this database: create extension pg_trgm;';
end $$;
-- room on each page, so that seeing a result again costs no entry in any index
alter table completion set (fillfactor = 80);
create index completion_key on completion using gin (lower(source_key) gin_trgm_ops);
create index transfer_reason on transfer using gin (lower(reason) gin_trgm_ops) where reason is not null;

-- Ids only, of any university; who asks sees of these what he may see. As the owner, because staff's rows are filtered
-- before anything that might tell of them, which no trigram index survives.
create function transfers_with(part text, most int) returns setof uuid
    language sql stable security definer set enable_seqscan = off set search_path from current as $$
    select t.id from (select university, source_key from completion where lower(source_key) like part limit most) c
        join transfer t using (university, source_key)
    union
    select r.id from (select id from transfer where reason is not null and lower(reason) like part limit most) r
$$;

-- Credentials as people look for them: newest first, at a university, of a course.
alter table credential add column university text;
update credential c set university = t.university from transfer t where t.id = c.id;
alter table credential alter column university set not null;
create index credential_newest on credential (university, issued_at, id);
create index credential_ended on credential (university, status, issued_at, id) where status <> 'ACTIVE';
drop index transfer_module;
create index transfer_module on transfer (university, opportunity_code, learner) where opportunity_code is not null;

create function learners_with(wanted bytea[]) returns setof uuid
    language sql stable security definer set search_path from current as $$
    select coalesce(l.merged_into, l.id) from learner_identifier i join learner l on l.id = i.learner
    where i.digest = any (wanted)
$$;
comment on function learners_with is 'numbers of learners; the digests need the key of the journal';

-- What people ask for: credentials taken back, or issued anew. More than one at once needs a second person.
create table credential_order (
    id           uuid primary key,
    kind         text        not null check (kind in ('REVOKE', 'REISSUE')),
    state        text        not null check (state in ('PROPOSED', 'DONE', 'REJECTED')),
    credentials  uuid[]      not null check (cardinality(credentials) > 0),
    universities text[]      not null,
    reason       text        not null,
    explanation  text        not null,
    made_by      text        not null,
    made_at      timestamptz not null default clock_timestamp(),
    answered_by  text,
    answered_at  timestamptz,
    answer       text,
    done         int         not null default 0,
    check ((answered_by is null) = (answered_at is null)),
    constraint credential_order_four_eyes check (state <> 'DONE' or cardinality(credentials) = 1
        or answered_by is not null and lower(answered_by) <> lower(made_by))
);
comment on column credential_order.done is 'how many were in a state for it when it was carried out';
create index credential_order_recent on credential_order (made_at desc);

-- Learners who are to be told that what they have was revoked, by what had delivered it.
create table credential_notice (
    transfer     uuid not null references transfer,
    target       text not null,
    state        text not null default 'PENDING' check (state in ('PENDING', 'TOLD', 'CANNOT', 'FAILED')),
    attempts     int  not null default 0,
    next_attempt timestamptz,
    primary key (transfer, target)
);
create index credential_notice_due on credential_notice (next_attempt) where state = 'PENDING';

-- A credential issued anew is a new version of its result, which nobody has read: it has a run of its own, so that the sums
-- of runs stay true.
alter table sync_run drop constraint sync_run_trigger_check;
alter table sync_run add constraint sync_run_trigger_check
    check (trigger in ('SCHEDULE', 'MANUAL', 'CATCH_UP', 'REISSUE'));

-- What a university's staff may see of it.
alter view transfer_count set (security_invoker = true);
alter view transfer_count_of_run set (security_invoker = true);
do $$
declare
    mine constant text := 'string_to_array(current_setting(''passerelle.universities'', true), '','')';
    name text;
begin
    foreach name in array array['transfer_change', 'transfer_total', 'transfer_total_of_run', 'status_list'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy staff on %I for select to passerelle_staff using (university = any (%s))', name, mine);
        -- not the key in which a list's places are given
        execute format('grant select %s on %I to passerelle_staff',
            case name when 'status_list' then '(id, university, kind)' else '' end, name);
    end loop;
    execute 'alter table credential_order enable row level security';
    execute format('create policy staff on credential_order for select to passerelle_staff using (universities <@ %s)', mine);
    grant select on credential_order, transfer_count, transfer_count_of_run to passerelle_staff;
    drop policy staff on credential;
    execute format('create policy staff on credential for select to passerelle_staff using (university = any (%s))', mine);
end $$;
-- the flow's own
alter table credential_notice enable row level security;
