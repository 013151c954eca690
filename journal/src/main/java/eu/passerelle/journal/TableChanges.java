package eu.passerelle.journal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proposed changes of decision tables, and all texts that were ever in force. All of it is in the audit log. */
public final class TableChanges {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public TableChanges(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** @return empty where another change of the same table waits already */
    public Optional<TableChange> propose(TableChange change, String caller) {
        try {
            return Optional.of(Objects.requireNonNull(database.transactions().execute(status -> {
                jdbc.update(
                        "insert into table_change (id, key, path, version, holds_from, dmn, examples, decisions, changed,"
                                + " four_eyes, state, note, made_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?)",
                        change.id(),
                        change.key(),
                        change.texts().path(),
                        change.version(),
                        change.from(),
                        change.texts().dmn(),
                        change.texts().examples(),
                        change.impact().decisions(),
                        change.impact().changed(),
                        change.fourEyes(),
                        change.note(),
                        change.by());
                audit(caller, "propose table", change.version(), change.by(), change.note());
                return find(change.id()).orElseThrow();
            })));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /**
     * What was said to one that waits; does nothing where somebody was faster.
     *
     * @param carryOut what the answer brings about, while nobody can answer otherwise; where it fails, nothing was said
     */
    public boolean answer(
            TableChange change,
            TableChange.State state,
            PersonSaid who,
            String caller,
            String answer,
            Runnable carryOut) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            int changed = jdbc.update(
                    "update table_change set state = ?, answered_by = ?, answered_at = clock_timestamp(), answer = ?"
                            + " where id = ? and state = 'PROPOSED'",
                    state.name(),
                    who.text(),
                    answer,
                    change.id());
            if (changed > 0) {
                carryOut.run();
                audit(
                        caller,
                        state.name().toLowerCase(java.util.Locale.ROOT) + " table",
                        change.version(),
                        who.text(),
                        answer);
            }
            return changed > 0;
        }));
    }

    /** Notes what somebody did to a table or its draft. */
    public void note(String caller, String action, String subject, String detail) {
        Audit.add(jdbc, caller, action, subject, detail);
    }

    private void audit(String caller, String action, String subject, String who, String said) {
        Audit.add(jdbc, caller, action, subject, "as " + who + ": " + said);
    }

    /** Whether the same person has proposed it, as far as a name can tell. */
    public static boolean isOf(TableChange change, PersonSaid who) {
        return who.is(change.by());
    }

    public Optional<TableChange> find(UUID id) {
        return query("where id = ?", id).stream().findFirst();
    }

    /** All that wait. */
    public List<TableChange> proposed() {
        return query("where state = 'PROPOSED' order by made_at");
    }

    /** Of one table, newest first. */
    public List<TableChange> of(String key) {
        return query("where key = ? order by made_at desc", key);
    }

    /** Who confirmed the versions that went into force from here; those of files that people put there are absent. */
    public Map<String, TableChange> active() {
        return query("where state = 'ACTIVE' order by answered_at").stream()
                .collect(java.util.stream.Collectors.toMap(
                        TableChange::version, change -> change, (one, later) -> later));
    }

    /**
     * The texts of some files in a policy that was in force.
     *
     * @param at when it first came into force
     * @param files texts by path
     */
    public record Past(String policy, Instant at, Map<String, String> files) {}

    /**
     * All versions of a table's files, the oldest first.
     *
     * @param pattern of their paths; a regular expression of PostgreSQL
     */
    public List<Past> past(String pattern) {
        return jdbc.query(
                "select v.version, min(a.at) as at, jsonb_object_agg(f.key, f.value)::text as files"
                        + " from policy_version v join policy_activation a using (version),"
                        + " jsonb_each_text(v.files) f where f.key ~ ? group by v.version order by min(a.at)",
                (row, number) ->
                        new Past(row.getString(1), Objects.requireNonNull(SyncRuns.instant(row, "at")), files(row)),
                pattern);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> files(ResultSet row) throws SQLException {
        return ModelJson.read(Objects.requireNonNull(row.getString("files")), Map.class);
    }

    private List<TableChange> query(String which, @Nullable Object... arguments) {
        return jdbc.query("select * from table_change " + which, (row, number) -> change(row), arguments);
    }

    private static TableChange change(ResultSet row) throws SQLException {
        return new TableChange(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("version"),
                row.getObject("holds_from", Date.class).toLocalDate(),
                new TableChange.Texts(row.getString("path"), row.getString("dmn"), row.getString("examples")),
                new TableChange.Impact(row.getLong("decisions"), row.getLong("changed")),
                row.getBoolean("four_eyes"),
                TableChange.State.valueOf(row.getString("state")),
                row.getString("note"),
                row.getString("made_by"),
                Objects.requireNonNull(SyncRuns.instant(row, "made_at")),
                row.getString("answered_by"),
                SyncRuns.instant(row, "answered_at"),
                row.getString("answer"));
    }
}
