-- Trigrams that a tenth of all keys, or of all reasons, has, by the statistics of their index: letters only, of nobody.
create function common_trigrams(index_name text) returns setof text
    language sql stable security definer set search_path from current as $$
    with known as materialized (
        select most_common_vals::text::text[] as often, most_common_freqs as shares, histogram_bounds::text::text[] as others
        from pg_stats where schemaname = current_schema() and tablename = index_name),
    sample as materialized (
        select said, share from known, unnest(often, shares) as each (said, share)
        union all
        select said, (1 - coalesce((select sum(share) from unnest(shares) share), 0)) / cardinality(others)
        from known, unnest(others) said)
    select trigram from sample, unnest(show_trgm(said)) trigram group by trigram having sum(share) > 0.1
$$;

-- As few_transfers_with (V33); the indexes are asked for a part of the text each, which they find without reading through
-- what is common, and what they find is looked at.
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
