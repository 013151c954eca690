-- A university looks through its own part of the audit log: what is said of its failures, its alerts, its retries and its
-- credentials is in it, too, not only what names a transfer or the university first. Where several are concerned it stays
-- with who sees all.
create or replace function audit_university(subject text) returns text language sql stable as $$
    select case when n.id is not null
        then coalesce((select t.university from transfer t where t.id = n.id),
            (select b.universities[1] from retry_batch b where b.id = n.id and cardinality(b.universities) = 1),
            (select o.universities[1] from credential_order o where o.id = n.id and cardinality(o.universities) = 1))
        else (select n.named where exists (select from configuration_version v where v.university = n.named)
                or exists (select from sync_run r where r.university = n.named))
    end
    from (select
        substring(subject from
            '^(?:order )?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?: |$)')::uuid as id,
        substring(subject from '^(?:(?:[A-Z_]+|every rule) of )?([a-z][a-z0-9-]{1,39})(?=[ /]|$)') as named) n
$$;
