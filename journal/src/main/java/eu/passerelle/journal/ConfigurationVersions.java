package eu.passerelle.journal;

import eu.passerelle.model.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The versions of each university's configuration: which one runs, and all that ran. Nothing is ever changed or deleted. */
public final class ConfigurationVersions {

    private static final String COLUMNS =
            "university, version, content, sha256, reading, stored_at, stored_by, note, activated_at, active";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public ConfigurationVersions(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * The newest version of a university that runs or has run.
     *
     * @param active false when the university is retired
     */
    public record Current(String university, int version, String sha256, boolean active) {

        /** Whether it is the very text. */
        public boolean is(String text) {
            return sha256.equals(Sha256.hex(text));
        }
    }

    /** One a university, without texts: cheap enough to be asked every few seconds. */
    public List<Current> current() {
        return jdbc.query(
                "select distinct on (university) university, version, sha256, active"
                        + " from configuration_version"
                        + " where activated_at is not null order by university, active desc, version desc",
                (row, number) -> new Current(row.getString(1), row.getInt(2), row.getString(3), row.getBoolean(4)));
    }

    /** Newest first. */
    public List<ConfigurationVersion> all(String university) {
        return jdbc.query(
                "select " + COLUMNS + " from configuration_version where university = ? order by version desc",
                (row, number) -> version(row),
                university);
    }

    public Optional<ConfigurationVersion> find(String university, int version) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from configuration_version where university = ? and version = ?",
                        (row, number) -> version(row),
                        university,
                        version)
                .stream()
                .findFirst();
    }

    /** Empty where the university is retired or was never active. */
    public Optional<ConfigurationVersion> active(String university) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from configuration_version where university = ? and active",
                        (row, number) -> version(row),
                        university)
                .stream()
                .findFirst();
    }

    /** Version 1 of a university that has none, active at once; of several instances that start together one stores it. */
    public Optional<ConfigurationVersion> first(String university, String content, String who) {
        return alone(university, () -> {
            if (newest(university) > 0) {
                return Optional.empty();
            }
            insert(university, content, 1, true, who, "first start");
            return find(university, 1);
        });
    }

    /**
     * Stores a text as the newest version and makes it the active one.
     *
     * @param readsAs version that reads the SIS in the same way, so that positions reached serve on; null, or no longer
     *     the active version: the next run reads from the beginning
     */
    public ConfigurationVersion activate(
            String university, String content, @Nullable Integer readsAs, String who, @Nullable String note) {
        return alone(university, () -> {
            int version = newest(university) + 1;
            int reading = active(university)
                    .filter(before -> Integer.valueOf(before.version()).equals(readsAs))
                    .map(ConfigurationVersion::reading)
                    .orElse(version);
            jdbc.update("update configuration_version set active = false where university = ? and active", university);
            insert(university, content, reading, true, who, note);
            return find(university, version).orElseThrow();
        });
    }

    /** Keeps a draft that another text is to replace, as a version that never ran. */
    public ConfigurationVersion keep(String university, String content, String who, String note) {
        return alone(university, () -> {
            int version = newest(university) + 1;
            insert(university, content, version, false, who, note);
            return find(university, version).orElseThrow();
        });
    }

    /** @return the version that was active; empty when none was */
    public Optional<ConfigurationVersion> retire(String university, String who, @Nullable String note) {
        return alone(university, () -> {
            Optional<ConfigurationVersion> was = active(university);
            was.ifPresent(version -> {
                jdbc.update(
                        "update configuration_version set active = false where university = ? and active", university);
                audit(who, "retire", university, version.version(), note);
            });
            return was;
        });
    }

    /** A person has written the draft. */
    public void edited(String university, String who) {
        Audit.add(jdbc, who, "edit draft", university, null);
    }

    /** A person has looked at real records through the draft. */
    public void previewed(String university, String purpose, String who) {
        Audit.add(jdbc, who, "preview records", university, purpose);
    }

    /** A person has replaced the drawing of its certificates. */
    public void drawn(String university, String who) {
        Audit.add(jdbc, who, "replace certificate", university, null);
    }

    private int newest(String university) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(max(version), 0) from configuration_version where university = ?",
                Integer.class,
                university));
    }

    private void insert(
            String university, String content, int reading, boolean active, String who, @Nullable String note) {
        int version = newest(university) + 1;
        jdbc.update(
                "insert into configuration_version (university, version, content, sha256, reading, stored_by, note,"
                        + " activated_at, active) values (?, ?, ?, ?, ?, ?, ?, case when ? then now() end, ?)",
                university,
                version,
                content,
                Sha256.hex(content),
                reading,
                who,
                note,
                active,
                active);
        audit(who, active ? "activate" : "keep draft", university, version, note);
    }

    private void audit(String who, String action, String university, int version, @Nullable String note) {
        jdbc.update(
                "insert into audit (who, action, subject, detail) values (?, ?, ?, ?)",
                who,
                action + " configuration",
                university + " version " + version,
                note);
    }

    /** One change of a university's versions at a time, over all instances. */
    private <T> T alone(String university, Supplier<T> change) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            jdbc.query(
                    "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                    row -> {},
                    "configuration of " + university);
            return change.get();
        }));
    }

    private static ConfigurationVersion version(ResultSet row) throws SQLException {
        return new ConfigurationVersion(
                row.getString("university"),
                row.getInt("version"),
                row.getString("content"),
                row.getString("sha256"),
                row.getInt("reading"),
                Objects.requireNonNull(SyncRuns.instant(row, "stored_at")),
                row.getString("stored_by"),
                row.getString("note"),
                SyncRuns.instant(row, "activated_at"),
                row.getBoolean("active"));
    }
}
