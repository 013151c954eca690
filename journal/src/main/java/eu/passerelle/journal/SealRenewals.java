package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sealed Europass credentials whose archive time stamps end, and their successors. Only credentials that stand. */
public final class SealRenewals {

    private static final String FORMAT = "elm";
    /** So long an instance is left alone with one; those of an instance that was killed are free again then. */
    private static final Duration ALONE = Duration.ofMinutes(30);

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;
    private final Payloads payloads;

    public SealRenewals(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.cipher = cipher;
        this.payloads = new Payloads(jdbc, cipher);
    }

    /** A sealed credential as it is kept. */
    public record Kept(UUID credential, byte[] sealed) {}

    /** Those that nobody has looked at yet. */
    public List<Kept> unknown(int atMost) {
        List<UUID> credentials = jdbc.query(
                "select c.id from credential c where c.status = 'ACTIVE'"
                        + " and not exists (select 1 from archive_stamp a where a.credential = c.id) limit ?",
                (row, number) -> row.getObject(1, UUID.class),
                atMost);
        List<Kept> kept = kept(credentials);
        // of those that nothing is kept of any more there is nothing to renew
        Set<UUID> there = kept.stream().map(Kept::credential).collect(Collectors.toSet());
        credentials.stream().filter(id -> !there.contains(id)).forEach(id -> known(id, null));
        return kept;
    }

    /** Those whose time stamp ends before this moment and that nobody tries now, the longest untried first. */
    public List<Kept> ending(Instant before, Instant now, int atMost) {
        return kept(jdbc.query(
                "select a.credential from archive_stamp a join credential c on c.id = a.credential"
                        + " where c.status = 'ACTIVE' and a.ends_at < ? and (a.tried_at is null or a.tried_at < ?)"
                        + " and exists (select 1 from payload p where p.transfer = c.id and p.kind = 'SEALED'"
                        + " and p.format = ?) order by a.tried_at nulls first, a.ends_at limit ?",
                (row, number) -> row.getObject(1, UUID.class),
                Timestamp.from(before),
                Timestamp.from(now.minus(ALONE)),
                FORMAT,
                atMost));
    }

    /**
     * Before a stamp is asked for, which may cost money.
     *
     * @return false where another instance was faster
     */
    public boolean claim(UUID credential, Instant now) {
        return jdbc.update(
                        "update archive_stamp set tried_at = ? where credential = ?"
                                + " and (tried_at is null or tried_at < ?)",
                        Timestamp.from(now),
                        credential,
                        Timestamp.from(now.minus(ALONE)))
                == 1;
    }

    private List<Kept> kept(List<UUID> credentials) {
        return credentials.stream()
                .flatMap(id ->
                        payloads
                                .find(id, PayloadKind.SEALED, FORMAT)
                                .map(payload -> new Kept(id, payload.content()))
                                .stream())
                .toList();
    }

    /** @param ends of its last archive time stamp; null: it has none */
    public void known(UUID credential, @Nullable Instant ends) {
        jdbc.update(
                "insert into archive_stamp (credential, ends_at) values (?, coalesce(?, 'infinity'::timestamptz))"
                        + " on conflict (credential) do nothing",
                credential,
                ends == null ? null : Timestamp.from(ends));
    }

    /**
     * Puts a renewed document in the place of one that is as it was read.
     *
     * @return whether it was; another instance may have been faster
     */
    public boolean renewed(Kept before, byte[] renewed, @Nullable Instant ends, Instant at) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            jdbc.queryForList(
                    "select 1 from archive_stamp where credential = ? for update", Integer.class, before.credential());
            Optional<Payloads.Payload> now = payloads.find(before.credential(), PayloadKind.SEALED, FORMAT);
            if (now.isEmpty() || !Arrays.equals(now.get().content(), before.sealed())) {
                return false;
            }
            jdbc.update(
                    "update payload set content = ? where transfer = ? and kind = 'SEALED' and format = ?",
                    cipher.encrypt(before.credential(), PayloadKind.SEALED, FORMAT, renewed),
                    before.credential(),
                    FORMAT);
            jdbc.update(
                    "update archive_stamp set ends_at = coalesce(?, 'infinity'::timestamptz), renewed_at = ?"
                            + " where credential = ?",
                    ends == null ? null : Timestamp.from(ends),
                    Timestamp.from(at),
                    before.credential());
            Audit.add(
                    jdbc,
                    "hub",
                    "archive time stamp renewed",
                    before.credential().toString(),
                    "");
            return true;
        }));
    }
}
