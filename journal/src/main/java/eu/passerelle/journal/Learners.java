package eu.passerelle.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Learners as numbers: whose each result is, and all results of one learner at all universities. A learner whom people have
 * joined with another counts as that one. Nothing here opens a payload.
 */
public final class Learners {

    private final JdbcTemplate jdbc;

    public Learners(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /**
     * Of results that the universities still have.
     *
     * @param learners that have one
     * @param atSeveralUniversities of these, known at more than one
     * @param resultsOfNobody results without an identifier that their university trusts
     * @param toReview open questions whether two learners are the same
     * @param waiting transfers that wait for an answer
     */
    public record Counts(
            long learners, long atSeveralUniversities, long resultsOfNobody, long toReview, long waiting) {}

    public Counts counts() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select (select count(*) from completion where live and learner is null),"
                        + " (select count(*) from identity_question),"
                        + " (select count(*) from transfer where state = 'REFERRED' and rule = ?),"
                        + " count(*), count(*) filter (where universities > 1) from (select count(distinct c.university)"
                        + " as universities from completion c join learner l on l.id = c.learner where c.live"
                        + " group by coalesce(l.merged_into, l.id)) as known",
                (row, number) ->
                        new Counts(row.getLong(4), row.getLong(5), row.getLong(1), row.getLong(2), row.getLong(3)),
                IdentityConflict.RULE));
    }

    /** Whose result a transfer carries; empty where nothing trusted says it, or there is no such transfer. */
    public Optional<UUID> of(UUID transfer) {
        return jdbc
                .query(
                        "select coalesce(l.merged_into, l.id) from transfer t join learner l on l.id = t.learner"
                                + " where t.id = ?",
                        (row, number) -> row.getObject(1, UUID.class),
                        transfer)
                .stream()
                .findFirst();
    }

    /**
     * The newest version of a result that its university still has.
     *
     * @param credential its status, ACTIVE or another; null where none was issued
     */
    public record Result(
            UUID transfer,
            String university,
            String sourceKey,
            int version,
            TransferState state,
            @Nullable String credential) {}

    /** All results of a learner at all universities, taken-back ones excepted; empty for one that nobody knows. */
    public List<Result> results(UUID learner) {
        return jdbc.query(
                "with root as (select coalesce(merged_into, id) as id from learner where id = ?)"
                        + " select t.id, t.university, t.source_key, t.version, t.state, k.status"
                        + " from root join learner l on l.id = root.id or l.merged_into = root.id"
                        + " join completion c on c.learner = l.id and c.live"
                        + " join transfer t on t.university = c.university and t.source_key = c.source_key"
                        + " and t.version = c.version left join credential k on k.id = t.id"
                        + " order by t.university, t.source_key",
                (row, number) -> new Result(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        TransferState.valueOf(row.getString(5)),
                        row.getString(6)),
                learner);
    }
}
