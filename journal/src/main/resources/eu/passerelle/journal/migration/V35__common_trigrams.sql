-- What the database's statistics know of what an index of trigrams holds: texts, and how large a part of all each stands for.
create view searched as
    select tablename as index_name, said, share from pg_stats,
        unnest(most_common_vals::text::text[], most_common_freqs) as often (said, share)
    where schemaname = current_schema() and tablename in ('completion_key', 'transfer_reason')
    union all
    select tablename, said, (1 - coalesce((select sum(share) from unnest(most_common_freqs) share), 0))
        / cardinality(histogram_bounds::text::text[])
    from pg_stats, unnest(histogram_bounds::text::text[]) said
    where schemaname = current_schema() and tablename in ('completion_key', 'transfer_reason');
revoke all on searched from public;

-- Trigrams that a tenth of all has: letters only, of nobody.
create function common_trigrams(of_index text) returns setof text
    language sql stable security definer set search_path from current as $$
    select trigram from searched, unnest(show_trgm(said)) trigram
    where index_name = of_index group by trigram having sum(share) > 0.1
$$;

-- About how many keys have a text; nothing where fewer than some in a hundred have it.
create function about_keys_with(part text) returns float8
    language sql stable security definer set search_path from current as $$
    select coalesce(sum(share), 0) * (select reltuples from pg_class where oid = 'completion_key'::regclass)
    from searched where index_name = 'completion_key' and strpos(lower(said), part) > 0
$$;

-- As before (V33), and the indexes are asked for a part of the text each, which they find without reading through
-- what is common, and what they find is looked at.
drop function few_transfers_with(text, int);
create function few_transfers_with(part text, of_keys text, of_reasons text, most int) returns setof uuid
    language sql stable security definer set enable_seqscan = off set search_path from current as $$
    with keys as materialized (
        select university, source_key from completion
        where lower(source_key) like of_keys and strpos(lower(source_key), part) > 0 limit most + 1),
    reasons as materialized (
        select id from transfer where reason is not null and lower(reason) like of_reasons
            and strpos(lower(reason), part) > 0 and (select count(*) from keys) <= most limit most + 1),
    counted as materialized (
        select (select count(*) from keys) <= most and (select count(*) from reasons) <= most as few)
    select null::uuid from counted where not few
    union
    select t.id from keys join transfer t using (university, source_key) where (select few from counted)
    union
    select id from reasons where (select few from counted)
$$;
