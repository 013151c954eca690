package eu.passerelle.journal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Links the entries of the audit log: the hash of each covers the one before. Entries are written without waiting for one
 * another and linked in batches by whichever instance is first.
 */
public final class AuditChain {

    private static final long LOCK = 0x7061_7373_6175L;
    private static final int BATCH = 2_000;
    private static final HexFormat HEX = HexFormat.of();

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public AuditChain(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * A place in the chain. Kept outside the database, it proves later that nothing before it was altered or cut off.
     *
     * @param position 1 for the first entry; 0 while there is none
     * @param hash hexadecimal, empty while there is none
     */
    public record Head(long position, String hash) {

        static final Head NONE = new Head(0, "");

        /** @param text {@code position:hash}; fails with {@link IllegalArgumentException} otherwise */
        public static Head parse(String text) {
            int colon = text.indexOf(':');
            String hash = text.substring(colon + 1);
            if (colon < 1
                    || !hash.matches("[0-9a-f]{64}")
                    || !text.substring(0, colon).matches("[1-9][0-9]{0,17}")) {
                throw new IllegalArgumentException("a position, a colon and 64 hexadecimal digits");
            }
            return new Head(Long.parseLong(text.substring(0, colon)), hash);
        }

        @Override
        public String toString() {
            return position + ":" + hash;
        }
    }

    /** Links what is not linked yet. One instance at a time; another one that comes meanwhile leaves it to the first. */
    public void link() {
        int linked = BATCH;
        while (linked == BATCH) {
            linked = Objects.requireNonNull(database.transactions().execute(status -> linkSome()));
        }
    }

    private int linkSome() {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            return 0;
        }
        List<AuditEntry> entries = jdbc.query(
                "select " + AuditEntry.COLUMNS + " from audit_unlinked u join audit a on a.id = u.entry"
                        + " order by a.id limit ?",
                (row, number) -> AuditEntry.of(row),
                BATCH);
        if (entries.isEmpty()) {
            return 0;
        }
        Head head = head();
        long position = head.position();
        byte[] hash = HEX.parseHex(head.hash());
        List<Object[]> links = new ArrayList<>();
        for (AuditEntry entry : entries) {
            hash = entry.hash(hash);
            links.add(new Object[] {++position, entry.id(), hash});
        }
        jdbc.batchUpdate("insert into audit_link (position, entry, hash) values (?, ?, ?)", links);
        jdbc.update("delete from audit_unlinked where entry = any(?)", (Object)
                entries.stream().map(AuditEntry::id).toArray(Long[]::new));
        return entries.size();
    }

    /** The newest link. */
    public Head head() {
        return Objects.requireNonNullElse(
                DataAccessUtils.singleResult(jdbc.query(
                        "select position, hash from audit_link order by position desc limit 1",
                        (row, number) -> new Head(row.getLong(1), HEX.formatHex(row.getBytes(2))))),
                Head.NONE);
    }

    /** An entry and its place in the chain. */
    public record Linked(long position, String hash, AuditEntry entry) {}

    /** Oldest first. */
    public List<Linked> after(long position, int most) {
        return jdbc.query(
                "select l.position, l.hash, " + AuditEntry.COLUMNS + " from audit_link l join audit a on a.id = l.entry"
                        + " where l.position > ? order by l.position limit ?",
                (row, number) -> new Linked(row.getLong(1), HEX.formatHex(row.getBytes(2)), AuditEntry.of(row)),
                position,
                most);
    }

    /**
     * Newest first.
     *
     * @param before only entries with a smaller id; null for the newest
     * @param who only what this person did; null for all
     * @param subject only what was done to this; null for all
     */
    public List<AuditEntry> newest(@Nullable Long before, @Nullable String who, @Nullable String subject, int most) {
        return jdbc.query(
                "select " + AuditEntry.COLUMNS + " from audit a where (?::bigint is null or a.id < ?)"
                        + " and (?::text is null or a.who = ?) and (?::text is null or a.subject = ?)"
                        + " order by a.id desc limit ?",
                (row, number) -> AuditEntry.of(row),
                before,
                before,
                who,
                who,
                subject,
                subject,
                most);
    }
}
