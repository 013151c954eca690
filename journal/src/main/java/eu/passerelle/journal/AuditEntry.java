package eu.passerelle.journal;

import eu.passerelle.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did or saw.
 *
 * @param subject what it was done to: a transfer, a university, ...
 * @param detail why, or what became of it
 * @param university whose; null where it is of several, or none
 */
public record AuditEntry(
        long id,
        Instant at,
        String who,
        String action,
        String subject,
        @Nullable String detail,
        @Nullable String university) {

    static final String COLUMNS = "a.id, a.at, a.who, a.action, a.subject, a.detail, a.university";

    static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Objects.requireNonNull(SyncRuns.instant(row, "at")),
                row.getString("who"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("university"));
    }

    /**
     * SHA-256 of: the hash before (none for the first), id (8 bytes), seconds since 1970 (8), nanoseconds (4), then who,
     * action, subject, detail and university, each as its number of bytes (4; -1 for none) and its UTF-8.
     */
    byte[] hash(byte[] before) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(id);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            text(out, who);
            text(out, action);
            text(out, subject);
            text(out, detail);
            text(out, university);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.of(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
