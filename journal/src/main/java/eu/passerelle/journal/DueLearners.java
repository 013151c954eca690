package eu.passerelle.journal;

import eu.passerelle.journal.RecognitionStore.Due;
import eu.passerelle.journal.RecognitionStore.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the learners whom a receiving university must judge anew: among all, or among those of whom something has happened. */
final class DueLearners {

    private static final String ALL = """
            with known as (
                select coalesce(l.merged_into, l.id) as learner, c.university, c.source_key, c.version, c.live
                from completion c join learner l on l.id = c.learner),
            judged as (select * from recognition_case where university = ?),
            """;

    /** Only learners of whom something has happened: a whole journal is too much to look at every few seconds. */
    private static final String CHANGED = """
            with changed as (
                select distinct coalesce(l.merged_into, l.id) as learner
                from step s join transfer t on t.id = s.transfer
                left join completion c on c.university = t.university and c.source_key = t.source_key
                join learner l on l.id in (t.learner, c.learner) where s.id > ?),
            member as (
                select learner as id, learner from changed
                union all select l.id, h.learner from changed h join learner l on l.merged_into = h.learner),
            known as (
                select m.learner, c.university, c.source_key, c.version, c.live
                from member m join completion c on c.learner = m.id),
            judged as (
                select * from recognition_case where university = ? and learner in (select learner from changed)),
            """;

    private static final String DUE = """
            here as (select distinct learner from known where university = ?),
            partners as (
                select k.learner,
                    coalesce(array_agg(t.id order by t.id) filter (where d.status = 'ACTIVE'), '{}') as results,
                    bool_or(t.state = 'PULLED') as moving
                from known k join here using (learner)
                join transfer t on t.university = k.university and t.source_key = k.source_key and t.version = k.version
                left join credential d on d.id = t.id
                where k.university <> ? and k.live group by k.learner)
            select learner, coalesce(p.results, '{}') as results, j.record
            from partners p full join judged j using (learner)
            where not coalesce(p.moving, false) and (j.learner is not null or cardinality(p.results) > 0)
                and (coalesce(p.results, '{}') is distinct from j.results or j.rules is distinct from ?)
            order by learner limit ?
            """;

    private final JdbcTemplate jdbc;

    DueLearners(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Due> all(String university, byte[] rules, int most) {
        return jdbc.query(
                ALL + DUE, (row, number) -> due(university, row), university, university, university, rules, most);
    }

    List<Due> since(long step, String university, byte[] rules, int most) {
        return jdbc.query(
                CHANGED + DUE,
                (row, number) -> due(university, row),
                step,
                university,
                university,
                university,
                rules,
                most);
    }

    Moment moment() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select (select last_value from step_id_seq),"
                        + " (select count(*) from learner where merged_into is not null)",
                (row, number) -> new Moment(row.getLong(1), row.getLong(2))));
    }

    private static Due due(String university, ResultSet row) throws SQLException {
        return new Due(
                university,
                row.getObject("learner", UUID.class),
                List.of((UUID[]) row.getArray("results").getArray()),
                row.getObject("record", UUID.class));
    }
}
