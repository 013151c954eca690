package eu.passerelle.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What people decide about two learners. SAME joins them: whatever is asked of one is answered with the results of both.
 * DIFFERENT is remembered, and takes them apart again where they were joined before. A decision can be changed; the audit
 * log keeps them all.
 */
public final class IdentityDecisions {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final IdentityCandidates candidates;
    private final Steps steps;

    public IdentityDecisions(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.candidates = new IdentityCandidates(jdbc);
        this.steps = new Steps(jdbc);
    }

    /** The two answers. */
    public enum Answer {
        SAME,
        DIFFERENT
    }

    /** What became of it. */
    public sealed interface Result {
        /** @param goOn transfers that had waited and go on now */
        record Decided(int goOn) implements Result {}

        record Unknown() implements Result {}

        /** @param candidate where it was decided that two of the learners to be joined are different */
        record Contradicted(UUID candidate) implements Result {}
    }

    private record Decided(UUID id, UUID one, UUID other, Answer answer) {}

    /** @param why in the words of who decides; kept with the candidate and in the audit log */
    public Result decide(UUID candidate, Answer answer, String who, String why) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            candidates.lockDecisions();
            int found = jdbc.update(
                    "update identity_candidate set decision = ?, decided_at = now(), decided_by = ?, why = ?"
                            + " where id = ?",
                    answer.name(),
                    who,
                    why,
                    candidate);
            if (found == 0) {
                return new Result.Unknown();
            }
            Map<UUID, UUID> roots = join(candidate);
            UUID against = contradicting(roots);
            if (against != null) {
                status.setRollbackOnly();
                return new Result.Contradicted(against);
            }
            write(roots);
            Audit.add(jdbc, who, "decide learners", candidate.toString(), answer + ": " + why);
            return new Result.Decided(wake());
        }));
    }

    /**
     * Whom each learner is now that may be concerned: all that decisions have ever joined with one of the two, joined anew
     * by the decisions that hold.
     */
    private Map<UUID, UUID> join(UUID candidate) {
        List<UUID> concerned = jdbc.query(
                "with recursive group_of(id) as (select unnest(array[one, other]) from identity_candidate where id = ?"
                        + " union select l.id from group_of g join learner mine on mine.id = g.id join learner l"
                        + " on l.id = mine.merged_into or l.merged_into = coalesce(mine.merged_into, mine.id))"
                        + " select l.id from group_of g join learner l on l.id = g.id order by l.created_at, l.id",
                (row, number) -> row.getObject(1, UUID.class),
                candidate);
        Map<UUID, UUID> roots = new HashMap<>();
        concerned.forEach(learner -> roots.put(learner, learner));
        Map<UUID, Integer> age = new HashMap<>();
        concerned.forEach(learner -> age.put(learner, age.size()));
        for (Decided same : decided(concerned, Answer.SAME)) {
            UUID one = Objects.requireNonNull(roots.get(same.one()));
            UUID other = Objects.requireNonNull(roots.get(same.other()));
            // the learner known longest stays, so that who refers to him need not learn another number
            UUID root = List.of(one, other).stream()
                    .min(Comparator.comparing(age::get))
                    .orElseThrow();
            roots.replaceAll((learner, is) -> is.equals(one) || is.equals(other) ? root : is);
        }
        return roots;
    }

    private @Nullable UUID contradicting(Map<UUID, UUID> roots) {
        return decided(new ArrayList<>(roots.keySet()), Answer.DIFFERENT).stream()
                .filter(two -> Objects.equals(roots.get(two.one()), roots.get(two.other())))
                .map(Decided::id)
                .findFirst()
                .orElse(null);
    }

    /** Those between two of these learners. */
    private List<Decided> decided(List<UUID> learners, Answer answer) {
        UUID[] ids = learners.toArray(UUID[]::new);
        return jdbc.query(
                "select id, one, other from identity_candidate where decision = ? and one = any(?) and other = any(?)"
                        + " order by decided_at, id",
                (row, number) -> new Decided(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        answer),
                answer.name(),
                ids,
                ids);
    }

    private void write(Map<UUID, UUID> roots) {
        jdbc.batchUpdate(
                "update learner set merged_into = nullif(?, id) where id = ?",
                new TreeSet<>(roots.keySet()),
                100,
                (statement, learner) -> {
                    statement.setObject(1, roots.get(learner));
                    statement.setObject(2, learner);
                });
    }

    /** Whatever waited for a decision and waits for none any more is judged and issued. */
    private int wake() {
        List<UUID> woken = jdbc.query(
                "update transfer t set state = 'PULLED', next_attempt = now(), attempts = 0, updated_at = now()"
                        + " where t.id in (select transfer from identity_hold) and t.state = 'REFERRED' and t.rule = ?"
                        + " and not exists (select 1 from identity_hold h join identity_open o on o.id = h.candidate"
                        + " where h.transfer = t.id) returning t.id",
                (row, number) -> row.getObject(1, UUID.class),
                IdentityConflict.RULE);
        steps.add(woken.stream()
                .map(id -> new Steps.Step(id, "identity", "goes on", "a person has decided whose it is"))
                .toList());
        return woken.size();
    }
}
