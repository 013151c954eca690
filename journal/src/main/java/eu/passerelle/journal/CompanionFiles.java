package eu.passerelle.journal;

import eu.passerelle.model.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What lay beside the universities' configuration and when: rosters, value maps, catalogues. Contents are kept encrypted;
 * nothing is ever changed or deleted.
 */
public final class CompanionFiles {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;

    public CompanionFiles(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.cipher = cipher;
    }

    /**
     * What lay at a path from a moment on.
     *
     * @param kind what the file is for
     * @param sha256 of its content, hexadecimal; null: it was gone
     * @param by who changed it through the hub; null: it was found changed
     */
    public record Version(
            String path,
            String kind,
            @Nullable String sha256,
            Instant since,
            @Nullable String by,
            @Nullable String note) {}

    /**
     * A file as it lies there.
     *
     * @param content null: there is none
     */
    public record Seen(String path, String kind, byte @Nullable [] content) {

        /** Null where there is none. */
        public @Nullable String sha256() {
            return content == null ? null : Sha256.hex(content);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seen seen
                    && path.equals(seen.path)
                    && kind.equals(seen.kind)
                    && Arrays.equals(content, seen.content);
        }

        @Override
        public int hashCode() {
            return Objects.hash(path, kind, Arrays.hashCode(content));
        }

        @Override
        public String toString() {
            return "Seen[" + path + "]";
        }
    }

    /**
     * Notes a file, unless it is as it was noted last.
     *
     * @param by who changed it through the hub; null: it was found so
     * @param noted what follows from it, in the same transaction; not called where it is as it was
     * @return whether it is another than the one noted before; false also when it is noted for the first time
     */
    public boolean note(String university, Seen file, @Nullable String by, @Nullable String note, Runnable noted) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, "files of " + university);
            List<Optional<String>> before = jdbc.query(
                    "select sha256 from companion_version where university = ? and path = ? order by id desc limit 1",
                    (row, number) -> Optional.ofNullable(row.getString(1)),
                    university,
                    file.path());
            String sha256 = file.sha256();
            boolean first = before.isEmpty();
            if (first ? sha256 == null : Objects.equals(before.getFirst().orElse(null), sha256)) {
                return false;
            }
            byte[] content = file.content();
            if (sha256 != null && content != null) {
                jdbc.update(
                        "insert into companion_content (university, sha256, content) values (?, ?, ?)"
                                + " on conflict do nothing",
                        university,
                        sha256,
                        cipher.encryptCompanion(university, sha256, content));
            }
            jdbc.update(
                    "insert into companion_version (university, path, kind, sha256, changed_by, note)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    university,
                    file.path(),
                    file.kind(),
                    sha256,
                    by,
                    note);
            if (by != null) {
                Audit.add(jdbc, by, "change file", university + "/" + file.path(), note);
            }
            noted.run();
            return !first;
        }));
    }

    /** Notes what lies beside the configuration that a run reads by; one that goes on notes what lies there then. */
    public void usedBy(UUID run, Map<String, String> sha256ByPath) {
        jdbc.batchUpdate(
                "insert into run_companion (run, path, sha256) values (?, ?, ?) on conflict (run, path)"
                        + " do update set sha256 = excluded.sha256",
                sha256ByPath.entrySet().stream()
                        .map(file -> new Object[] {run, file.getKey(), file.getValue()})
                        .toList());
    }

    /** Sums of contents by path; nothing where the run is another university's. */
    public Map<String, String> usedBy(String university, UUID run) {
        Map<String, String> files = new TreeMap<>();
        jdbc.query(
                "select c.path, c.sha256 from run_companion c join sync_run r on r.id = c.run"
                        + " where r.university = ? and r.id = ?",
                row -> {
                    files.put(row.getString(1), row.getString(2));
                },
                university,
                run);
        return files;
    }

    /** Those of the last run that went on with a version of the configuration; empty where there was none. */
    public Map<String, String> lastUsedWith(String university, int configuration) {
        return jdbc
                .query(
                        "select id from sync_run where university = ? and configuration = ? order by started_at desc limit 1",
                        (row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                        university,
                        configuration)
                .stream()
                .findFirst()
                .map(run -> usedBy(university, run))
                .orElse(Map.of());
    }

    /** The newest first. */
    public List<Version> versions(String university, int most) {
        return jdbc.query(
                "select path, kind, sha256, seen_at, changed_by, note from companion_version where university = ?"
                        + " order by id desc limit ?",
                (row, number) -> version(row),
                university,
                most);
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("path"),
                row.getString("kind"),
                row.getString("sha256"),
                Objects.requireNonNull(SyncRuns.instant(row, "seen_at")),
                row.getString("changed_by"),
                row.getString("note"));
    }

    /** Empty where the file at this path never had it. */
    public Optional<byte[]> content(String university, String path, String sha256) {
        return jdbc
                .query(
                        "select content from companion_content c where university = ? and sha256 = ? and exists"
                                + " (select 1 from companion_version v where v.university = c.university"
                                + " and v.sha256 = c.sha256 and v.path = ?)",
                        (row, number) -> cipher.decryptCompanion(university, sha256, row.getBytes(1)),
                        university,
                        sha256,
                        path)
                .stream()
                .findFirst();
    }
}
