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
