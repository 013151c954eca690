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

-- tables that are not named here the role cannot read at all
do $$
declare
    mine constant text := 'university = any (string_to_array(current_setting(''passerelle.universities'', true), '',''))';
    rule record;
begin
    execute format('grant usage on schema %I to passerelle_staff', current_schema());
    for rule in
        select name, mine as condition from unnest(array['sync_run', 'sync_position', 'sync_request', 'completion',
            'transfer', 'opportunity', 'missed_run', 'configuration_version', 'release_request', 'recognition_case']) as name
        union all
        select name, format('exists (select from transfer t where t.id = %I.transfer)', name)
            from unnest(array['delivery', 'payload', 'step', 'decision', 'ruling', 'identity_hold', 'wallet_copy']) as name
        union all values
            ('credential', 'exists (select from transfer t where t.id = credential.id)'),
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
