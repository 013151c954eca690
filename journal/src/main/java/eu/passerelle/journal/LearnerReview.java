package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Learner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people are asked about learners, and what they see to answer it; {@link IdentityDecisions} takes the answer. */
public final class LearnerReview {

    private static final String KNOWN_HERE = "(?::text[] is null or array(select k.university from completion k"
            + " where k.learner in (c.one, c.other)) <@ ?::text[] and exists (select from completion k"
            + " where k.learner in (c.one, c.other)))";

    private final JdbcTemplate jdbc;
    private final Payloads payloads;

    public LearnerReview(JournalDatabase database, PayloadCipher cipher) {
        this.jdbc = database.jdbc();
        this.payloads = new Payloads(jdbc, cipher);
    }

    /**
     * Two learners who may be the same; no personal data.
     *
     * @param one a learner
     * @param other another one
     * @param reason CONFLICT: one record has identifiers of both. REUSED: a number of one came with the birth date or ESI
     *     of the other. LIKENESS: the same name and birth date, no identifier in common
     * @param evidence kinds of identifiers, never values
     * @param universities that know one of them or both
     * @param waiting transfers that wait for the answer
     * @param decision SAME or DIFFERENT; null while it is open
     */
    public record Candidate(
            UUID id,
            UUID one,
            UUID other,
            String reason,
            List<String> evidence,
            List<String> universities,
            long waiting,
            Instant openedAt,
            @Nullable String decision,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String why) {}

    /** What is open: what holds transfers first, then the oldest. */
    public List<Candidate> queue(int most) {
        return queue(most, Universities.ALL);
    }

    /** As {@link #queue(int)}, only pairs that no other university than these knows. */
    public List<Candidate> queue(int most, Universities of) {
        return candidates("join identity_question q on q.id = c.id where " + KNOWN_HERE, most, of.array(), of.array());
    }

    /** What was decided, the newest first. */
    public List<Candidate> decided(int most) {
        return decided(most, Universities.ALL);
    }

    /** As {@link #decided(int)}, only pairs that no other university than these knows. */
    public List<Candidate> decided(int most, Universities of) {
        return candidates("where c.decision is not null and " + KNOWN_HERE, most, of.array(), of.array());
    }

    public Optional<Candidate> find(UUID candidate) {
        return candidates("where c.id = ?", 1, candidate).stream().findFirst();
    }

    private List<Candidate> candidates(String which, int most, @Nullable Object... arguments) {
        return jdbc.query(
                "select c.*, array(select distinct k.university from completion k where k.learner in (c.one, c.other)"
                        + " order by k.university) as universities, (select count(*) from identity_hold h"
                        + " join transfer t on t.id = h.transfer where h.candidate = c.id and t.state = 'REFERRED'"
                        + " and t.rule = '" + IdentityConflict.RULE + "') as waiting"
                        + " from identity_candidate c " + which
                        + " order by c.decided_at desc, c.reason = 'LIKENESS', c.opened_at, c.id limit "
                        + Math.clamp(most, 1, 500),
                (row, number) -> candidate(row),
                arguments);
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getObject("one", UUID.class),
                row.getObject("other", UUID.class),
                row.getString("reason"),
                List.of((String[]) row.getArray("evidence").getArray()),
                List.of((String[]) row.getArray("universities").getArray()),
                row.getLong("waiting"),
                Objects.requireNonNull(SyncRuns.instant(row, "opened_at")),
                row.getString("decision"),
                SyncRuns.instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("why"));
    }

    /**
     * Who a learner is, in the words of his newest result. Personal data.
     *
     * @param identifiers their kinds and the values in clear
     */
    public record Person(
            UUID learner,
            UUID transfer,
            String university,
            List<String> names,
            @Nullable LocalDate born,
            List<String> identifiers) {}

    /**
     * Both, for a person who is to decide; in the audit log before anything is opened. One who has no result any more is
     * absent.
     *
     * @param purpose why, kept in the audit log
     */
    public List<Person> people(Candidate candidate, String who, String purpose) {
        Audit.add(jdbc, who, "see learners", candidate.id().toString(), purpose);
        return java.util.stream.Stream.of(candidate.one(), candidate.other())
                .flatMap(learner -> newestTransfer(learner).flatMap(transfer -> person(learner, transfer)).stream())
                .toList();
    }

    private Optional<UUID> newestTransfer(UUID learner) {
        return jdbc
                .query(
                        "select t.id from completion c join transfer t on t.university = c.university"
                                + " and t.source_key = c.source_key and t.learner = c.learner"
                                + " join payload p on p.transfer = t.id and p.kind = 'COMPLETION'"
                                + " where c.learner = ? order by c.live desc, t.created_at desc, t.id limit 1",
                        (row, number) -> row.getObject(1, UUID.class),
                        learner)
                .stream()
                .findFirst();
    }

    private Optional<Person> person(UUID learner, UUID transfer) {
        return payloads.find(transfer, PayloadKind.COMPLETION).map(payload -> {
            Completion completion = ModelJson.read(payload.content(), Completion.class);
            Learner is = completion.learner();
            return new Person(
                    learner,
                    transfer,
                    completion.key().university(),
                    is.names().stream().map(name -> name.full()).toList(),
                    is.born(),
                    is.identifiers().stream()
                            .map(identifier -> identifier.kind() + " " + identifier.value())
                            .toList());
        });
    }
}
