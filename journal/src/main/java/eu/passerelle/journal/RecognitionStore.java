package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Learner;
import eu.passerelle.model.RecognitionRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whom a receiving university must judge anew, by what, and what came of it. A learner is known there when the university
 * has reported any result of the person; of partners count results with a valid credential.
 */
public final class RecognitionStore {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final PayloadCipher cipher;
    private final DueLearners learners;

    public RecognitionStore(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.cipher = cipher;
        this.learners = new DueLearners(jdbc);
        this.payloads = new Payloads(jdbc, cipher);
    }

    /**
     * A learner to judge.
     *
     * @param results transfers of partners that count now
     * @param record the learner's record there; null where there is none yet
     */
    public record Due(
            String university,
            UUID learner,
            List<UUID> results,
            @Nullable UUID record) {}

    /**
     * Learners of whom results or rules have changed since they were judged. One of whose results at a partner is still
     * waiting to be judged there is not among them: the correction comes first.
     *
     * @param rules hash of what is judged by
     */
    public List<Due> due(String university, byte[] rules, int most) {
        return learners.all(university, rules, most);
    }

    /**
     * Of these the ones of whom something has happened since. Not among them: whom people have joined with another since, and
     * all whom the rules concern anew.
     *
     * @param step of the journal, as {@link #moment} told it
     */
    public List<Due> dueSince(long step, String university, byte[] rules, int most) {
        return learners.since(step, university, rules, most);
    }

    /**
     * How far the journal is.
     *
     * @param step the last number given; steps up to it may still be being written
     * @param joined learners whom people have joined with another
     */
    public record Moment(long step, long joined) {}

    public Moment moment() {
        return learners.moment();
    }

    /** The completions of transfers, in the order of their ids. */
    public List<Completion> completions(List<UUID> transfers) {
        return jdbc.query(
                "select transfer, content from payload where kind = 'COMPLETION' and transfer = any(?) order by transfer",
                (row, number) -> completion(row),
                (Object) transfers.toArray(UUID[]::new));
    }

    /**
     * By what a completion was decided on when its credential was issued.
     *
     * @param asOf day of that
     * @param facts by name, as the tables were told them; no personal data
     */
    public record Decided(LocalDate asOf, Map<String, Object> facts) {}

    /** Of transfers, by completion; one that was issued without any table is not among them. */
    @SuppressWarnings("unchecked")
    public Map<CompletionKey, Decided> decided(List<UUID> transfers) {
        Map<CompletionKey, Decided> decided = new HashMap<>();
        jdbc.query(
                "select distinct on (d.transfer) t.university, t.source_key, d.as_of, d.facts::text"
                        + " from decision d join transfer t on t.id = d.transfer where d.transfer = any(?)"
                        + " order by d.transfer, d.id desc",
                row -> {
                    decided.put(
                            new CompletionKey(row.getString(1), row.getString(2)),
                            new Decided(
                                    row.getObject(3, LocalDate.class), ModelJson.read(row.getString(4), Map.class)));
                },
                (Object) transfers.toArray(UUID[]::new));
        return decided;
    }

    /** The learner in the words of the university's own newest result. */
    public Optional<Learner> learner(String university, UUID learner) {
        return jdbc
                .query(
                        "select p.transfer, p.content from completion c join learner l on l.id = c.learner"
                                + " join transfer t on t.university = c.university and t.source_key = c.source_key"
                                + " join payload p on p.transfer = t.id and p.kind = 'COMPLETION'"
                                + " where c.university = ? and ? in (l.id, l.merged_into)"
                                + " order by c.live desc, t.created_at desc, t.id limit 1",
                        (row, number) -> completion(row).learner(),
                        university,
                        learner)
                .stream()
                .findFirst();
    }

    private Completion completion(ResultSet row) throws SQLException {
        UUID transfer = row.getObject(1, UUID.class);
        return ModelJson.read(payloads.open(transfer, PayloadKind.COMPLETION, row.getBytes(2)), Completion.class);
    }

    /** The newest version of a record. */
    public Optional<RecognitionRecord> newest(UUID record) {
        return jdbc
                .query(
                        "select version, content from recognition_record where record = ? order by version desc limit 1",
                        (row, number) -> ModelJson.read(
                                cipher.decryptRecognition(record, row.getInt(1), row.getBytes(2)),
                                RecognitionRecord.class),
                        record)
                .stream()
                .findFirst();
    }

    /**
     * What came of judging.
     *
     * @param record of the learner, whether or not a version of it was written
     * @param referred why a person must decide, one a completion; never personal data
     * @param written null where there is nothing new to tell
     */
    public record Judged(
            Due due,
            UUID record,
            byte[] rules,
            List<String> referred,
            @Nullable RecognitionRecord written) {}

    /** @return false where another instance of the hub was quicker; nothing is stored then */
    public boolean store(Judged judged) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            boolean isFirst = judged.due().record() == null;
            if (isFirst && !begun(judged)) {
                return false;
            }
            boolean isGone = jdbc.queryForList(
                            "select record from recognition_case where record = ? for update", judged.record())
                    .isEmpty();
            RecognitionRecord written = judged.written();
            if (written != null && (isGone || versions(judged.record()) != written.version() - 1)) {
                status.setRollbackOnly();
                return false;
            }
            jdbc.update(
                    "update recognition_case set results = ?, rules = ?, referred = ?, judged_at = now() where record = ?",
                    judged.due().results().toArray(UUID[]::new),
                    judged.rules(),
                    judged.referred().toArray(String[]::new),
                    judged.record());
            if (written != null) {
                write(judged.record(), written);
            }
            return true;
        }));
    }

    private boolean begun(Judged judged) {
        return jdbc.update(
                        "insert into recognition_case (university, learner, record, results, rules, referred)"
                                + " values (?, ?, ?, '{}', ?, '{}') on conflict do nothing",
                        judged.due().university(),
                        judged.due().learner(),
                        judged.record(),
                        judged.rules())
                == 1;
    }

    private int versions(UUID record) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(max(version), 0) from recognition_record where record = ?", Integer.class, record));
    }

    private void write(UUID record, RecognitionRecord written) {
        jdbc.update("update recognition_record set state = 'SUPERSEDED', next_attempt = null where record = ?", record);
        jdbc.update(
                "insert into recognition_record (record, version, state, result, recognised, content, next_attempt,"
                        + " decided_at) values (?, ?, 'WAITING', ?, ?, ?, now(), ?)",
                record,
                written.version(),
                written.result().name(),
                written.recognised(),
                cipher.encryptRecognition(record, written.version(), ModelJson.write(written)),
                Timestamp.from(written.decidedAt()));
    }
}
