-- Deliveries that need a person, counted by target whenever somebody looks at the flow.
create index delivery_failed on delivery (target, transfer) where state = 'FAILED';

-- Transfers with a text, or one null where more than `most` keys or reasons have it: of a frequent text nobody wants to know
-- whose the first thousands are. As the owner, as transfers_with (V29).
create function few_transfers_with(part text, most int) returns setof uuid
    language sql stable security definer set enable_seqscan = off set search_path from current as $$
    with keys as materialized (
        select university, source_key from completion where lower(source_key) like part limit most + 1),
    reasons as materialized (
        select id from transfer where reason is not null and lower(reason) like part
            and (select count(*) from keys) <= most limit most + 1),
    counted as materialized (
        select (select count(*) from keys) <= most and (select count(*) from reasons) <= most as few)
    select null::uuid from counted where not few
    union
    select t.id from keys join transfer t using (university, source_key) where (select few from counted)
    union
    select id from reasons where (select few from counted)
$$;
