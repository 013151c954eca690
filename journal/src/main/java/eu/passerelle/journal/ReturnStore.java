package eu.passerelle.journal;

import eu.passerelle.model.RecognitionRecord;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Recognition records on their way back to a SIS, and what people see of them. */
public final class ReturnStore {

    private static final String STILL = " where record = ? and version = ? and state = 'WAITING'";

    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;

    public ReturnStore(JournalDatabase database, PayloadCipher cipher) {
        this.jdbc = database.jdbc();
        this.cipher = cipher;
    }

    /** A version to hand over. @param attempts so far, all failed */
    public record ToReturn(UUID id, int version, int attempts, RecognitionRecord content) {}

    /**
     * What is due, taken for so long: another instance leaves it alone, and a crash gives it free.
     *
     * @param lease longer than handing all of it over takes
     */
    public List<ToReturn> take(String university, int most, Duration lease) {
        return jdbc.query(
                "update recognition_record r set next_attempt = now() + make_interval(secs => ?) from ("
                        + "select w.record, w.version from recognition_record w join recognition_case c using (record)"
                        + " where w.state = 'WAITING' and w.next_attempt <= now() and c.university = ?"
                        + " order by w.next_attempt limit ? for update of w skip locked) due"
                        + " where r.record = due.record and r.version = due.version"
                        + " returning r.record, r.version, r.attempts, r.content",
                (row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    int version = row.getInt(2);
                    return new ToReturn(
                            id,
                            version,
                            row.getInt(3),
                            ModelJson.read(
                                    cipher.decryptRecognition(id, version, row.getBytes(4)), RecognitionRecord.class));
                },
                lease.toSeconds(),
                university,
                most);
    }

    /** The SIS has it. @param receipt its own word for it or the file's name */
    public void returned(ToReturn done, String receipt) {
        jdbc.update(
                "update recognition_record set state = 'RETURNED', receipt = ?, reason = null, next_attempt = null,"
                        + " attempts = attempts + 1, returned_at = now()" + STILL,
                receipt,
                done.id(),
                done.version());
    }

    /**
     * The SIS has not taken it.
     *
     * @param reason with the repair; never personal data
     * @param again when it is tried again; null where a person must act first
     */
    public void failed(ToReturn done, String reason, @Nullable Instant again) {
        jdbc.update(
                "update recognition_record set state = ?, reason = ?, next_attempt = ?, attempts = attempts + 1"
                        + STILL,
                again == null ? "FAILED" : "WAITING",
                reason,
                again == null ? null : Timestamp.from(again),
                done.id(),
                done.version());
    }

    /** @return how many records of a university are tried again that had failed or wait for another attempt */
    public int retry(String university, String who) {
        int retried = jdbc.update(
                "update recognition_record r set state = 'WAITING', attempts = 0, next_attempt = now()"
                        + " from recognition_case c where c.record = r.record and c.university = ?"
                        + " and (r.state = 'FAILED' or r.state = 'WAITING' and r.reason is not null)",
                university);
        if (retried > 0) {
            Audit.add(jdbc, who, "return recognition records again", university, retried + " records");
        }
        return retried;
    }

    /**
     * One learner at a receiving university; no personal data.
     *
     * @param version newest; null where nothing was decided yet
     * @param state WAITING, RETURNED or FAILED
     * @param recognised in ECTS
     * @param referred why a person must decide, one a completion
     * @param reason why it could not be returned
     */
    public record Row(
            UUID record,
            UUID learner,
            @Nullable Integer version,
            @Nullable String state,
            @Nullable String result,
            @Nullable BigDecimal recognised,
            List<String> referred,
            @Nullable String reason,
            @Nullable String receipt,
            Instant judgedAt,
            @Nullable Instant returnedAt) {}

    /** What needs somebody first, then the newest. */
    public List<Row> list(String university, int most) {
        return jdbc.query(
                "select c.record, c.learner, r.version, r.state, r.result, r.recognised, c.referred, r.reason, r.receipt,"
                        + " c.judged_at, r.returned_at from recognition_case c left join recognition_record r"
                        + " on r.record = c.record and r.state <> 'SUPERSEDED' where c.university = ?"
                        + " order by r.state = 'FAILED' desc nulls last, cardinality(c.referred) > 0 desc,"
                        + " c.judged_at desc, c.record limit " + Math.clamp(most, 1, 500),
                (row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, Integer.class),
                        row.getString(4),
                        row.getString(5),
                        row.getBigDecimal(6),
                        List.of((String[]) row.getArray(7).getArray()),
                        row.getString(8),
                        row.getString(9),
                        Objects.requireNonNull(SyncRuns.instant(row, "judged_at")),
                        SyncRuns.instant(row, "returned_at")),
                university);
    }
}
