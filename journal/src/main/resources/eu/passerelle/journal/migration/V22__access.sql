-- What a university's staff ask for is read by a role of its own that sees only their universities' rows: a filter that
-- somebody forgets shows nothing. The flow reads as the owner of the tables, whom no policy concerns and none slows.
do $$
begin
    if not exists (select from pg_roles where rolname = 'passerelle_staff') then
        create role passerelle_staff nologin;
        execute format('grant passerelle_staff to %I', current_user);
    end if;
    set local role passerelle_staff;
    reset role;
exception when insufficient_privilege then
    raise exception 'The database''s administrator must run once: create role passerelle_staff nologin; grant passerelle_staff to "%";',
        session_user;
end $$;

-- What people say to a failure group they say for their universities: a word of one is none of another's.
alter table failure_group add column said_for text[] not null default '{}';
comment on column failure_group.said_for is 'universities, in order; none for all: said by who may everywhere';
alter table failure_group drop constraint failure_group_pkey;
alter table failure_group add primary key (fingerprint, said_for);

-- tables that are not named here the role cannot read at all
do $$
declare
    mine constant text := 'university = any (string_to_array(current_setting(''passerelle.universities'', true), '',''))';
    rule record;
begin
    execute format('grant usage on schema %I to passerelle_staff', current_schema());
    for rule in
        select name, mine as condition from unnest(array['sync_run', 'sync_position', 'sync_request', 'completion',
            'transfer', 'opportunity', 'missed_run', 'configuration_version', 'release_request', 'recognition_case',
            'grading_table', 'audit']) as name
        union all
        select name, format('exists (select from transfer t where t.id = %I.transfer)', name)
            from unnest(array['delivery', 'payload', 'step', 'decision', 'ruling', 'identity_hold', 'wallet_copy',
                'status_place', 'credential_offer', 'claim_link', 'claim_share', 'claim_visit', 'retry_item']) as name
        union all values
            ('credential', 'exists (select from transfer t where t.id = credential.id)'),
            ('retry_batch', 'exists (select from retry_item i where i.batch = retry_batch.id)'),
            ('failure_group', 'said_for = ''{}'' or said_for &&'
                || ' string_to_array(current_setting(''passerelle.universities'', true), '','')'),
            ('stack_part', 'exists (select from transfer t where t.id = stack_part.stack)'),
            ('recognition_record', 'exists (select from recognition_case c where c.record = recognition_record.record)'),
            ('learner', 'exists (select from completion c where c.learner = learner.id)'),
            ('identity_candidate',
                'exists (select from completion c where c.learner in (identity_candidate.one, identity_candidate.other))')
    loop
        execute format('alter table %I enable row level security', rule.name);
        execute format('create policy staff on %I for select to passerelle_staff using (%s)', rule.name, rule.condition);
        execute format('grant select on %I to passerelle_staff', rule.name);
    end loop;
end $$;

-- of no university
grant select on circuit, policy_version, policy_activation to passerelle_staff;
alter view identity_open set (security_invoker = true);
alter view identity_question set (security_invoker = true);
grant select on identity_open, identity_question to passerelle_staff;

-- who reads a payload leaves an entry
grant insert on audit, audit_unlinked to passerelle_staff;
create policy staff_writes on audit for insert to passerelle_staff with check (true);

-- Who has logged in with a browser. What browsers hold stands here as digests only; staff never read it.
create table login_attempt (
    digest     bytea primary key,
    expires_at timestamptz not null
);
comment on table login_attempt is 'a log-in under way, which can end once; all that it needs is made from what the browser holds';
create index login_attempt_expiry on login_attempt (expires_at);

create table login_session (
    digest     bytea primary key,
    who        text        not null,
    groups     text[]      not null,
    subject    text        not null,
    provider   text        not null,
    begun_at   timestamptz not null,
    seen_at    timestamptz not null,
    expires_at timestamptz not null
);
comment on column login_session.who is 'as the audit log and access.csv know the person';
comment on column login_session.groups is 'as the provider said them at log-in';
comment on column login_session.provider is 'issuer; a session of another one than is configured now opens nothing';
comment on column login_session.seen_at is 'to the minute';
create index login_session_expiry on login_session (expires_at);
