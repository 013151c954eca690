package eu.passerelle.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Questions to a person, "are these two the same?", and the transfers that wait for the answer. */
final class IdentityCandidates {

    /** Decisions take it alone, who settles transfers on hold takes it shared: neither acts on what the other changes. */
    private static final long DECIDING = 0x6964_656e_7469L;

    private final JdbcTemplate jdbc;

    IdentityCandidates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Why it is asked. */
    enum Reason {
        /** One record has identifiers of both. */
        CONFLICT,
        /** A number of one came with the birth date or ESI of the other. */
        REUSED,
        /** The same name and birth date, and no identifier in common. */
        LIKENESS;

        /** Issuing goes on: nothing but a likeness speaks for it. */
        boolean holds() {
            return this != LIKENESS;
        }
    }

    /**
     * Are these two the same?
     *
     * @param otherRoot whom people have decided the other is, as {@code root} for the one
     * @param evidence kinds of identifiers, never values
     */
    record Question(UUID other, UUID otherRoot, UUID learner, UUID root, Reason reason, List<String> evidence) {

        Set<UUID> pair() {
            return Set.of(otherRoot, root);
        }
    }

    private record Asked(UUID id, @Nullable String decision) {}

    /** @return the open candidates by pair of roots; a pair that people have decided to be two is absent */
    Map<Set<UUID>, UUID> ask(Collection<Question> questions) {
        Map<Set<UUID>, UUID> open = new HashMap<>();
        if (questions.isEmpty()) {
            return open;
        }
        Map<Set<UUID>, Asked> asked = asked(questions);
        // in one order, so that two pages cannot wait for each other
        List<Question> sorted = questions.stream()
                .sorted(Comparator.comparing((Question q) ->
                                q.pair().stream().min(UUID::compareTo).orElseThrow())
                        .thenComparing(
                                q -> q.pair().stream().max(UUID::compareTo).orElseThrow())
                        .thenComparing(Question::reason))
                .toList();
        for (Question question : sorted) {
            Asked before = asked.get(question.pair());
            if (before == null || before.decision() == null) {
                open.computeIfAbsent(
                        question.pair(), pair -> before == null ? add(question) : raise(before.id(), question));
            }
        }
        return open;
    }

    private Map<Set<UUID>, Asked> asked(Collection<Question> questions) {
        Set<UUID> roots = new HashSet<>();
        questions.forEach(question -> roots.addAll(question.pair()));
        UUID[] groups = roots.toArray(UUID[]::new);
        Map<Set<UUID>, Asked> asked = new HashMap<>();
        jdbc.query(
                "with mine as (select id from learner where id = any(?) or merged_into = any(?))"
                        + " select c.id, coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id), c.decision"
                        + " from identity_candidate c join learner a on a.id = c.one join learner b on b.id = c.other"
                        + " where (c.one in (select id from mine) or c.other in (select id from mine))"
                        + " and coalesce(a.merged_into, a.id) <> coalesce(b.merged_into, b.id)",
                row -> {
                    asked.merge(
                            Set.of(row.getObject(2, UUID.class), row.getObject(3, UUID.class)),
                            new Asked(row.getObject(1, UUID.class), row.getString(4)),
                            // that they are two was decided of some of their records, and so of all
                            (one, other) -> one.decision() != null ? one : other);
                },
                groups,
                groups);
        return asked;
    }

    private UUID add(Question question) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "insert into identity_candidate (id, one, other, reason, evidence)"
                        + " values (?, least(?, ?), greatest(?, ?), ?, ?)"
                        + " on conflict (one, other) do update set one = excluded.one returning id",
                UUID.class,
                UUID.randomUUID(),
                question.other(),
                question.learner(),
                question.other(),
                question.learner(),
                question.reason().name(),
                question.evidence().toArray(String[]::new)));
    }

    /** What was a likeness is a conflict now. */
    private UUID raise(UUID candidate, Question question) {
        jdbc.update(
                "update identity_candidate set reason = ?, evidence = ? where id = ? and reason = 'LIKENESS'",
                question.reason().name(),
                question.evidence().toArray(String[]::new),
                candidate);
        return candidate;
    }

    /** A transfer that issues nothing before the candidate is decided. */
    record Hold(UUID transfer, UUID candidate) {}

    void hold(List<Hold> holds) {
        jdbc.batchUpdate(
                "insert into identity_hold (transfer, candidate) values (?, ?) on conflict do nothing",
                holds,
                100,
                (statement, hold) -> {
                    statement.setObject(1, hold.transfer());
                    statement.setObject(2, hold.candidate());
                });
    }

    /** Whether a person must say first whose a result is may have changed since it was loaded: nothing else counts. */
    List<IssueOutcome> asHeldNow(List<IssueOutcome> decided, Set<UUID> waiting) {
        Set<UUID> held = held(waiting);
        List<IssueOutcome> outcomes = new ArrayList<>();
        for (IssueOutcome outcome : decided) {
            boolean referred =
                    outcome instanceof IssueOutcome.Referred r && r.rule().equals(IdentityConflict.RULE);
            if (outcome instanceof IssueOutcome.Issued && held.contains(outcome.transfer())) {
                outcomes.add(IdentityConflict.referred(outcome.transfer()));
            } else if (!referred || held.contains(outcome.transfer())) {
                outcomes.add(outcome);
            } else {
                jdbc.update("update transfer set next_attempt = now() where id = ?", outcome.transfer());
            }
        }
        return outcomes;
    }

    /** Which of these wait for a decision; it stays so until the caller's transaction ends. */
    Set<UUID> held(Collection<UUID> transfers) {
        UUID[] ids = transfers.toArray(UUID[]::new);
        if (!Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from identity_hold where transfer = any(?))", Boolean.class, (Object) ids))) {
            return Set.of();
        }
        jdbc.queryForList("select pg_advisory_xact_lock_shared(?)", DECIDING);
        return new HashSet<>(jdbc.queryForList(
                "select h.transfer from identity_hold h join identity_open o on o.id = h.candidate"
                        + " where h.transfer = any(?)",
                UUID.class,
                (Object) ids));
    }

    void lockDecisions() {
        jdbc.queryForList("select pg_advisory_xact_lock(?)", DECIDING);
    }
}
