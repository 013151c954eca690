-- Invented transfers of the last sixty days. A twentieth has failed, by forty causes, each told with the key of its result.
-- first: what the others are made of
create unlogged table made as
select md5('transfer' || n)::uuid as id, u.universities[1 + n % cardinality(u.universities)] as university,
    md5('run' || n % cardinality(u.universities) || '-' || n / cardinality(u.universities) * 300
        / (${transfers} / cardinality(u.universities) + 1))::uuid as run,
    'att-' || 100000 + n / 5 || '-' || n as source_key, 'MC-' || n % 200 as code, md5('learner' || n / 5)::uuid as learner,
    case when n % 20 = 0 then 'FAILED' when n % 50 = 1 then 'REFERRED' when n % 33 = 2 then 'DECLINED'
        when n % 200 = 3 then 'REJECTED' when n % 1000 = 4 then 'ISSUED' else 'DELIVERED' end as state,
    n / 20 % 40 as cause, n % 20 <> 0 or n / 20 % 2 = 0 as sealed,
    now() - interval '60 days' + interval '60 days' * n / ${transfers} as at, n
from generate_series(1, ${transfers}) n, (select array[${universities}] as universities) u
where n / 5 >= 0;
analyze made;
insert into sync_run (id, university, trigger, state, owner, started_at, ended_at, pages, seen, read)
select run, min(university), 'SCHEDULE', 'DONE', 'bench', min(at) - interval '1 minute', max(at), 1, count(*), count(*)
from made group by run;

-- together: each from the same
insert into learner (id) select distinct learner from made;
insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run, learner)
select university, source_key, 1, '\x00', 'bench', true, run, learner from made;
insert into transfer (id, run, university, source_key, version, state, opportunity_code, rule, reason, missing, responsible,
    failed_step, failure_kind, failure_group, learner, created_at, updated_at)
select id, run, university, source_key, 1, state, code,
    case state when 'FAILED' then null when 'REJECTED' then 'unreadable' when 'REFERRED' then 'catalogue-' || cause % 5
        when 'DECLINED' then 'not-passed' else 'release-final' end,
    case state when 'FAILED' then 'HTTP 503 from wallet ' || cause || ' for ' || source_key || ', 24 hours long.'
        when 'REJECTED' then 'The date cannot be read.' when 'REFERRED' then 'The catalogue entry is too thin.'
        when 'DECLINED' then 'The result was not passed.' end,
    case when state = 'REFERRED' then array['EQF level'] end,
    case when state = 'FAILED' then (array['HUB', 'UNIVERSITY', 'RECIPIENT'])[1 + cause % 3]
        when state = 'REJECTED' then 'UNIVERSITY' end,
    case when state = 'FAILED' then case when sealed then 'deliver:europass' else 'credential' end end,
    case when state = 'FAILED' then 'TargetUnavailable' end,
    case when state = 'FAILED' then 'bench-' || cause end, learner, at, at
from made;
insert into step (transfer, at, step, outcome, detail)
select id, at, step, 'done', 'what a person wants to know of it'
from made, unnest(array['pulled', 'recognised', 'sealed', 'delivered:europass']) step order by n;
insert into credential (id, university, status, issued_at)
select id, university, case when n % 100 = 7 then 'REVOKED' else 'ACTIVE' end, at
from made where sealed and state in ('DELIVERED', 'ISSUED', 'FAILED');
insert into delivery (transfer, target, state, attempts, receipt, already_there)
select id, 'europass', case state when 'DELIVERED' then 'DELIVERED' when 'ISSUED' then 'OFFERED' else 'FAILED' end, 1,
    'receipt', false
from made where sealed and state in ('DELIVERED', 'ISSUED', 'FAILED');
insert into payload (transfer, kind, format, media_type, content)
select id, 'SEALED', 'elm', 'application/jose+json', '\x00' from made
where sealed and state in ('DELIVERED', 'ISSUED', 'FAILED');
insert into audit (at, who, action, subject)
select now() - interval '1 minute' * n, 'bench', 'retry', 'bench' from generate_series(1, 10000) n;

-- last
insert into transfer_change
select t.university, t.run, t.state, cause_of(t), count(*) from transfer t where t.id in (select id from made) group by 1, 2, 3, 4;
drop table made;
