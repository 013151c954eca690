package eu.passerelle.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Versions of the recognition policy that were ever in force, with their texts, and when. */
public final class Policies {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public Policies(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * A version that was put in force.
     *
     * @param files texts by path
     */
    public record Activation(String version, Map<String, String> files, Instant at) {}

    /** Notes that a version is in force from now on; does nothing where it is already. */
    public void activate(String version, Map<String, String> files, String instance) {
        database.transactions().executeWithoutResult(status -> {
            // instances start together: one after the other here
            jdbc.queryForList("select pg_advisory_xact_lock(hashtext('policy_activation'))::text", String.class);
            if (newest().map(Activation::version).filter(version::equals).isEmpty()) {
                jdbc.update(
                        "insert into policy_version (version, files) values (?, ?::jsonb) on conflict do nothing",
                        version,
                        new String(ModelJson.write(files), StandardCharsets.UTF_8));
                jdbc.update(
                        "insert into policy_activation (version, instance, at) values (?, ?, clock_timestamp())",
                        version,
                        instance);
            }
        });
    }

    public Optional<Activation> newest() {
        return activation(" order by a.id desc limit 1");
    }

    /** What was in force then; the oldest known where the moment lies before all. */
    public Optional<Activation> inForce(Instant moment) {
        return activation(" where a.at <= ? order by a.id desc limit 1", Timestamp.from(moment))
                .or(() -> activation(" order by a.id limit 1"));
    }

    public Optional<Map<String, String>> files(String version) {
        return jdbc
                .query(
                        "select files::text from policy_version where version = ?",
                        (row, number) -> texts(Objects.requireNonNull(row.getString(1))),
                        version)
                .stream()
                .findFirst();
    }

    private Optional<Activation> activation(String which, @Nullable Object... arguments) {
        List<Activation> found = jdbc.query(
                "select a.version, v.files::text, a.at from policy_activation a join policy_version v using (version)"
                        + which,
                (row, number) -> new Activation(
                        row.getString(1),
                        texts(Objects.requireNonNull(row.getString(2))),
                        Objects.requireNonNull(SyncRuns.instant(row, "at"))),
                arguments);
        return found.stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(String json) {
        return ModelJson.read(json, Map.class);
    }
}
