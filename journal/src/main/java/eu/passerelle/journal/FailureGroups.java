package eu.passerelle.journal;

import java.sql.Array;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Failed transfers grouped by cause, and what people have said to each group. */
public final class FailureGroups {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public FailureGroups(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** What people say to a group. */
    public enum State {
        OPEN,
        /** Somebody is at it. */
        ACKNOWLEDGED,
        /** The cause is gone; a failure after that opens it again. */
        RESOLVED,
        /** Known, and nothing is to be done. */
        IGNORED
    }

    /**
     * Dead letters with one fingerprint.
     *
     * @param example message of the newest
     * @param universities whose transfers are in it
     * @param reopened whether it was resolved, and a transfer has failed since
     * @param note what the last person said; null where nobody has
     */
    public record Group(
            String group,
            String step,
            String kind,
            String responsible,
            String example,
            long count,
            Instant first,
            Instant last,
            List<String> universities,
            State state,
            boolean reopened,
            @Nullable String note,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /**
     * Of these universities' transfers, largest first. What was said counts where it was said for all universities that are
     * seen in the group; the last word of these does.
     */
    public List<Group> all(Universities of) {
        return jdbc.query(
                "select f.*, newest.*, g.state, g.note, g.changed_by, g.changed_at,"
                        + " (select min(t.updated_at) from transfer t where t.failure_group = f.failure_group"
                        + " and t.state = 'FAILED' and t.university = any(f.universities)) as first"
                        + " from (select cause as failure_group, sum(count) as many,"
                        + " array_agg(university order by university) as universities from transfer_count"
                        + " where state = 'FAILED' and cause <> '' and count > 0 and "
                        + Universities.condition("university") + " group by cause"
                        + " order by many desc, cause limit 200) f cross join lateral (select t.failed_step as step,"
                        + " t.failure_kind as kind, t.responsible, t.reason as example, t.updated_at as last"
                        + " from transfer t where t.failure_group = f.failure_group and t.state = 'FAILED'"
                        + " and t.university = any(f.universities)"
                        + " order by t.updated_at desc, t.id desc limit 1) newest"
                        + " left join lateral (select * from failure_group said where said.fingerprint = f.failure_group"
                        + " and (said.said_for = '{}' or f.universities <@ said.said_for)"
                        + " order by said.changed_at desc limit 1) g on true"
                        + " order by many desc, failure_group",
                (row, number) -> {
                    Instant last = Objects.requireNonNull(SyncRuns.instant(row, "last"));
                    Instant changedAt = SyncRuns.instant(row, "changed_at");
                    State said = changedAt == null ? State.OPEN : State.valueOf(row.getString("state"));
                    boolean reopened = said == State.RESOLVED && last.isAfter(changedAt);
                    Array universities = row.getArray("universities");
                    return new Group(
                            row.getString("failure_group"),
                            Objects.requireNonNullElse(row.getString("step"), ""),
                            Objects.requireNonNullElse(row.getString("kind"), ""),
                            Objects.requireNonNullElse(row.getString("responsible"), ""),
                            Objects.requireNonNullElse(row.getString("example"), ""),
                            row.getLong("many"),
                            Objects.requireNonNull(SyncRuns.instant(row, "first")),
                            last,
                            List.of((String[]) universities.getArray()),
                            reopened ? State.OPEN : said,
                            reopened,
                            row.getString("note"),
                            row.getString("changed_by"),
                            changedAt);
                },
                of.array(),
                of.array());
    }

    /**
     * A person says how a group stands; the last word counts, and every one is in the audit log.
     *
     * @param saidFor universities; none for all
     */
    public void say(String group, State state, @Nullable String note, String who, Collection<String> saidFor) {
        database.transactions().executeWithoutResult(status -> {
            jdbc.update(
                    "insert into failure_group (fingerprint, state, note, changed_by, said_for) values (?, ?, ?, ?, ?)"
                            + " on conflict (fingerprint, said_for) do update set state = excluded.state,"
                            + " note = excluded.note, changed_by = excluded.changed_by, changed_at = now()",
                    group,
                    state.name(),
                    note,
                    who,
                    saidFor.stream().sorted().toArray(String[]::new));
            String action = "failure group " + state.name().toLowerCase(java.util.Locale.ROOT);
            Audit.add(jdbc, who, action, Audit.subject(saidFor, group), note);
        });
    }
}
