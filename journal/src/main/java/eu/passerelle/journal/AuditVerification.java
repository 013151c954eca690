package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the whole audit log and says whether every entry is what it was when it was linked, and none is missing. */
public final class AuditVerification {

    private static final int FETCH = 1_000;
    private static final int MOST_PROBLEMS = 20;

    private final AuditChain chain;
    private final JournalDatabase database;

    public AuditVerification(JournalDatabase database) {
        this.database = database;
        this.chain = new AuditChain(database);
    }

    /**
     * What was found.
     *
     * @param entries that were looked at
     * @param head the newest link; keep it outside the database
     * @param problems the first of them, in words; empty when the log is whole
     */
    public record Report(boolean whole, long entries, AuditChain.Head head, List<String> problems) {}

    /** @param kept a head of earlier, which must still be in the chain; null without */
    public Report verify(AuditChain.@Nullable Head kept) {
        chain.link();
        TransactionTemplate snapshot = new TransactionTemplate(
                Objects.requireNonNull(database.transactions().getTransactionManager()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return Objects.requireNonNull(snapshot.execute(status -> {
            Walk walk = new Walk(kept);
            JdbcTemplate streaming =
                    new JdbcTemplate(Objects.requireNonNull(database.jdbc().getDataSource()));
            streaming.setFetchSize(FETCH);
            streaming.query(
                    "select l.position, l.entry, l.hash, " + AuditEntry.COLUMNS
                            + " from audit_link l left join audit a on a.id = l.entry order by l.position",
                    walk::step);
            streaming.query(
                    "select a.id from audit a where not exists (select from audit_link l where l.entry = a.id)"
                            + " and not exists (select from audit_unlinked u where u.entry = a.id) order by a.id",
                    row -> {
                        walk.problem("Entry " + row.getLong(1) + " is not in the chain: it was put in by another way.");
                    });
            streaming.query(
                    "select u.entry from audit_unlinked u where not exists (select from audit a where a.id = u.entry)"
                            + " order by u.entry",
                    row -> {
                        walk.problem("Entry " + row.getLong(1) + " is gone; it was not linked yet.");
                    });
            return walk.report();
        }));
    }

    /** Along the chain. After a problem the walk goes on from the stored hash, so that each problem shows once. */
    private static final class Walk {

        private final AuditChain.@Nullable Head kept;
        private final List<String> problems = new ArrayList<>();
        private AuditChain.Head head = AuditChain.Head.NONE;
        private byte[] before = {};
        private long entries;
        private boolean keptSeen;

        Walk(AuditChain.@Nullable Head kept) {
            this.kept = kept;
        }

        void step(ResultSet row) throws SQLException {
            long position = row.getLong("position");
            byte[] hash = row.getBytes("hash");
            if (position != head.position() + 1) {
                problem("The chain has no links from " + (head.position() + 1) + " to " + (position - 1) + ".");
            }
            if (row.getString("who") == null) {
                problem("Entry " + row.getLong("entry") + " at position " + position + " is gone.");
            } else if (!Arrays.equals(AuditEntry.of(row).hash(before), hash)) {
                problem("Entry " + row.getLong("entry") + " at position " + position
                        + " is not what was linked: it, its link or the one before was changed.");
            }
            head = new AuditChain.Head(position, HexFormat.of().formatHex(hash));
            keptSeen |= head.equals(kept);
            before = hash;
            entries++;
        }

        void problem(String text) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(text);
            }
        }

        Report report() {
            if (kept != null && !keptSeen) {
                problem("The head " + kept
                        + " is not in the chain any more: entries up to it were changed or cut off.");
            }
            return new Report(problems.isEmpty(), entries, head, List.copyOf(problems));
        }
    }
}
