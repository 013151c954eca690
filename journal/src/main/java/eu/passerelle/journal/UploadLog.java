package eu.passerelle.journal;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which files universities have pushed: one row of the audit log each, by content, because names may hold a person's. */
public final class UploadLog {

    private static final String ACTION = "upload";

    private final JdbcTemplate jdbc;

    public UploadLog(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** When the university has pushed this very content before. */
    public Optional<Instant> receivedAt(String university, String sha256) {
        return jdbc
                .query(
                        "select max(at) from audit where action = ? and subject = ? and detail like 'stored%'"
                                + " having max(at) is not null",
                        (row, number) -> row.getTimestamp(1).toInstant(), ACTION, subject(university, sha256))
                .stream()
                .findFirst();
    }

    /** @param outcome {@code stored} or {@code refused: } and why */
    public void note(String university, String sha256, long bytes, String outcome) {
        jdbc.update(
                "insert into audit (who, action, subject, detail) values (?, ?, ?, ?)",
                "university " + university,
                ACTION,
                subject(university, sha256),
                outcome + ", " + bytes + " bytes");
    }

    private static String subject(String university, String sha256) {
        return university + " " + sha256;
    }
}
