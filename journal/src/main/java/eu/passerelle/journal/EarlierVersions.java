package eu.passerelle.journal;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The credential of an earlier version gives way: to its successor, or to a result that is no longer recognised. */
final class EarlierVersions {

    private final JdbcTemplate jdbc;

    EarlierVersions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param decided transfers that were issued or declined just now, in the caller's transaction */
    void giveWay(UUID[] decided) {
        jdbc.update(
                // versions after the first are few: found before anything else is looked at, whatever the planner knows
                "with newer as materialized (select id, run, university, source_key, version, state from transfer"
                        + " where id = any(?) and version > 1)"
                        + " update credential c set status = case n.state when 'ISSUED' then 'SUPERSEDED' else 'REVOKED' end,"
                        + " status_reason = case r.trigger when 'REISSUE' then 'issued anew'"
                        + " else 'corrected by the university' end || case n.state when 'ISSUED' then ''"
                        + " else '; the new version is not recognised' end,"
                        + " superseded_by = case n.state when 'ISSUED' then n.id end"
                        + " from newer n join transfer o on o.university = n.university"
                        + " and o.source_key = n.source_key and o.version < n.version"
                        + " join sync_run r on r.id = n.run where c.id = o.id and c.status = 'ACTIVE'",
                (Object) decided);
    }
}
