package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Finds credentials, page by page. Opens no payload. */
public final class CredentialSearch {

    private static final int MOST = 200;

    /** A text that more have is no search: then the list is read. */
    private static final int RARE = 2_000;

    /** So many rows are read at once where a text is looked for; more than a rare text can give. */
    private static final int WINDOW = RARE + 500;

    /** Of each university the newest places, which stand in an index; of those that are in the page, the rows. */
    private static final String NEWEST = "(select place.* from (select distinct university from transfer_count) u"
            + " cross join lateral (select id, issued_at from credential c where c.university = u.university%s) place%s)"
            + " newest join credential c on c.id = newest.id join transfer t on t.id = c.id";

    private static final String ROW =
            "select c.id, c.university, t.source_key, t.version, t.opportunity_code, c.status,"
                    + " c.status_reason, c.superseded_by, c.issued_at, t.state from ";

    private final JdbcTemplate jdbc;
    private final RareTexts texts;
    private final PayloadCipher cipher;

    public CredentialSearch(JournalDatabase database, PayloadCipher cipher) {
        this.jdbc = database.jdbc();
        this.texts = new RareTexts(jdbc);
        this.cipher = cipher;
    }

    /**
     * What to look for; every part may be absent.
     *
     * @param status ACTIVE, SUPERSEDED or REVOKED
     * @param course code of the learning opportunity
     * @param since issued at this moment or later
     * @param text a credential's whole id, or part of a source key
     * @param learner the number of one; see {@link #learners}
     * @param after the place where the page before has ended: issued then, and the id
     * @param most at most so many; 200 at the highest
     */
    public record Search(
            @Nullable String university,
            @Nullable String status,
            @Nullable String course,
            @Nullable Instant since,
            @Nullable String text,
            @Nullable UUID learner,
            @Nullable TransferPlace after,
            int most) {}

    /** @param supersededBy the newer one that holds instead; null where there is none */
    public record Row(
            UUID id,
            String university,
            String sourceKey,
            int version,
            @Nullable String course,
            String status,
            @Nullable String statusReason,
            @Nullable UUID supersededBy,
            Instant issuedAt,
            TransferState transfer) {}

    /** @param next where the next page begins, also after less than a page where the reading has ended; null after the last */
    public record Page(List<Row> credentials, @Nullable TransferPlace next) {}

    /** The newest first. */
    public Page find(Search search) {
        return find(search, Universities.ALL);
    }

    /** As {@link #find(Search)}, of these universities only. */
    public Page find(Search search, Universities of) {
        int most = Math.clamp(search.most(), 1, MOST);
        String text = search.text() == null || search.text().isBlank()
                ? null
                : search.text().strip().toLowerCase(Locale.ROOT);
        int rows = text == null ? most + 1 : WINDOW;
        List<Row> read = read(search, of, among(search.learner(), text), rows);
        List<Row> found = read.stream()
                .filter(row -> text == null
                        || row.sourceKey().toLowerCase(Locale.ROOT).contains(text)
                        || row.id().toString().equals(text))
                .limit(most + 1L)
                .toList();
        return found.size() > most
                ? new Page(List.copyOf(found.subList(0, most)), place(found.get(most - 1)))
                : new Page(found, read.size() < rows ? null : place(read.getLast()));
    }

    /** All that the text does not say. */
    private List<Row> read(Search search, Universities of, @Nullable List<UUID> among, int rows) {
        List<Object> arguments = new ArrayList<>();
        String from = "credential c join transfer t on t.id = c.id where true";
        if (search.course() != null) {
            // those of the course first, and of each its credential, whatever the planner thinks of walking all
            from = "(select * from transfer where opportunity_code = ? offset 0) t"
                    + " cross join lateral (select * from credential where id = t.id offset 0) c where true";
            arguments.add(search.course());
        }
        StringBuilder which = new StringBuilder();
        add(which, arguments, " and c.university = any(?)", of.array());
        add(which, arguments, " and c.university = ?", search.university());
        add(which, arguments, " and c.status = ?", search.status());
        add(which, arguments, " and c.issued_at >= ?", search.since() == null ? null : Timestamp.from(search.since()));
        if (search.after() != null) {
            which.append(" and (c.issued_at, c.id) < (?, ?)");
            arguments.add(Timestamp.from(search.after().updatedAt()));
            arguments.add(search.after().id());
        }
        if (among != null) {
            which.append(" and c.id = any(?)");
            arguments.add(among.toArray(UUID[]::new));
        }
        String order = " order by issued_at desc, id desc limit " + rows;
        String sql = search.university() == null && search.course() == null && among == null
                ? ROW + NEWEST.formatted(which + order, order) + " order by c.issued_at desc, c.id desc"
                : ROW + from + which + order;
        return jdbc.query(sql, ROWS, arguments.toArray());
    }

    private static TransferPlace place(Row row) {
        return new TransferPlace(row.issuedAt(), row.id());
    }

    /** The only ones that can be meant; null where nothing says so. */
    private @Nullable List<UUID> among(@Nullable UUID learner, @Nullable String text) {
        if (learner != null) {
            return jdbc.query(
                    "select t.id from learner l join completion r on r.learner = l.id join transfer t"
                            + " on t.university = r.university and t.source_key = r.source_key"
                            + " where l.id = ? or l.merged_into = ?",
                    (row, number) -> row.getObject(1, UUID.class),
                    learner,
                    learner);
        }
        return text == null ? null : texts.with(text, RARE).orElse(null);
    }

    private static void add(StringBuilder which, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            which.append(condition);
            arguments.add(argument);
        }
    }

    public Optional<Row> find(UUID credential) {
        return jdbc.query(ROW + "credential c join transfer t on t.id = c.id where c.id = ?", ROWS, credential).stream()
                .findFirst();
    }

    /**
     * A place on a status list that a copy of the credential names.
     *
     * @param copy who asked for it, in no person's words; empty where its format has one copy
     * @param list id; it stands in the address of the list
     * @param setAt since when the list says that the copy holds no more; null while it holds
     */
    public record Place(
            String format,
            String copy,
            UUID list,
            int place,
            StatusKind kind,
            @Nullable Instant setAt) {}

    public List<Place> places(UUID credential) {
        return jdbc.query(
                "select p.format, p.copy, p.list, p.place, l.kind, p.set_at from status_place p"
                        + " join status_list l on l.id = p.list where p.transfer = ? order by p.format, p.copy",
                (row, number) -> new Place(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        StatusKind.valueOf(row.getString(5)),
                        SyncRuns.instant(row, "set_at")),
                credential);
    }

    /**
     * Numbers of the learners whom a university knows by this identifier, of whatever kind it is. It is compared by its
     * keyed digest and kept nowhere; that somebody has looked is in the audit log.
     */
    public List<UUID> learners(String identifier, String who) {
        return learners(identifier, Universities.ALL, who);
    }

    /** As {@link #learners(String, String)}, those that one of these universities knows. */
    public List<UUID> learners(String identifier, Universities of, String who) {
        List<String> universities = new ArrayList<>();
        jdbc.query("select distinct university from transfer_count", row -> {
            if (of.contains(row.getString(1))) {
                universities.add(row.getString(1));
            }
        });
        byte[][] digests = new IdentifierDigests(cipher.derived(IdentifierDigests.PURPOSE))
                .ofAnyKind(identifier, universities).stream()
                        .map(java.nio.ByteBuffer::array)
                        .toArray(byte[][]::new);
        List<UUID> found = jdbc.query(
                "select distinct known from learners_with(?) as known where exists (select 1 from learner l"
                        + " join completion c on c.learner = l.id and " + Universities.condition("c.university")
                        + " where l.id = known or l.merged_into = known)",
                (row, number) -> row.getObject(1, UUID.class),
                digests,
                of.array(),
                of.array());
        Audit.add(jdbc, who, "find learner", "credentials", found.size() + " found by an identifier");
        return found;
    }

    private static final RowMapper<Row> ROWS = (row, number) -> new Row(
            row.getObject("id", UUID.class),
            row.getString("university"),
            row.getString("source_key"),
            row.getInt("version"),
            row.getString("opportunity_code"),
            row.getString("status"),
            row.getString("status_reason"),
            row.getObject("superseded_by", UUID.class),
            Objects.requireNonNull(SyncRuns.instant(row, "issued_at")),
            TransferState.valueOf(row.getString("state")));
}
