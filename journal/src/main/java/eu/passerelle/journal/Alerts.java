package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How alerts stand. One instance at a time changes them, so that each is opened, told and resolved once. */
public final class Alerts {

    /** Key of PostgreSQL's advisory lock; "alerts" in ASCII. */
    private static final long LOCK = 0x616c65727473L;

    /** How long alerts that are over, and what was told of them, are kept. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public Alerts(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * What is to be stored of one look.
     *
     * @param changed alerts as they stand now
     * @param gone that had not lasted long enough to be one
     * @param notices that are to be sent
     */
    public record Changes(List<Alert> changed, List<UUID> gone, List<AlertNotice> notices) {

        public Changes {
            changed = List.copyOf(changed);
            gone = List.copyOf(gone);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Changes alerts and stores what is to be told of it, in one transaction.
     *
     * @param step from how they stand to how they stand now
     * @return false when another instance is at it
     */
    public boolean change(Function<List<Alert>, Changes> step) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                return false;
            }
            Changes changes = step.apply(all());
            changes.gone().forEach(id -> jdbc.update("delete from alert where id = ?", id));
            changes.changed().forEach(this::put);
            changes.notices().forEach(notice -> AlertNotices.insert(jdbc, notice));
            return true;
        }));
    }

    /** Those that stand, and the newest of those that are over, newest first. */
    public List<Alert> newest(@Nullable String university, Universities of, int most) {
        return jdbc.query(
                "select * from alert where (?::text is null or university = ?) and "
                        + Universities.condition("university")
                        + " order by state = 'RESOLVED', coalesce(opened_at, since) desc, key limit ?",
                (row, number) -> alert(row),
                university,
                university,
                of.array(),
                of.array(),
                Math.clamp(most, 1, 500));
    }

    /** All that are known. */
    public List<Alert> all() {
        return jdbc.query("select * from alert", (row, number) -> alert(row));
    }

    /** Forgets what is long over. */
    public void clean(Instant now) {
        Timestamp before = Timestamp.from(now.minus(KEPT));
        jdbc.update("delete from alert where state = 'RESOLVED' and resolved_at < ?", before);
        jdbc.update("delete from alert_notice where state <> 'WAITING' and ended_at < ?", before);
    }

    private void put(Alert alert) {
        AlertText text = alert.text();
        jdbc.update(
                "insert into alert (id, key, rule, university, target, responsible, what, todo, path, state, attended,"
                        + " since, opened_at, told_at, absent_since, resolved_at, times)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do update set"
                        + " responsible = excluded.responsible, what = excluded.what, todo = excluded.todo,"
                        + " path = excluded.path, state = excluded.state, attended = excluded.attended,"
                        + " since = excluded.since, opened_at = excluded.opened_at, told_at = excluded.told_at,"
                        + " absent_since = excluded.absent_since, resolved_at = excluded.resolved_at,"
                        + " times = excluded.times",
                alert.id(),
                alert.key(),
                text.rule(),
                text.university(),
                text.target(),
                text.responsible(),
                text.what(),
                text.todo(),
                text.path(),
                alert.state().name(),
                alert.attended(),
                Timestamp.from(alert.since()),
                timestamp(alert.openedAt()),
                timestamp(alert.toldAt()),
                timestamp(alert.absentSince()),
                timestamp(alert.resolvedAt()),
                alert.times());
    }

    static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getString("key")),
                AlertText.of(row),
                Alert.State.valueOf(row.getString("state")),
                row.getBoolean("attended"),
                Objects.requireNonNull(SyncRuns.instant(row, "since")),
                SyncRuns.instant(row, "opened_at"),
                SyncRuns.instant(row, "told_at"),
                SyncRuns.instant(row, "absent_since"),
                SyncRuns.instant(row, "resolved_at"),
                row.getInt("times"));
    }

    /** Ends later than now, newest first. */
    public List<AlertSilence> silences(Instant now) {
        return jdbc.query(
                "select * from alert_silence where ended_at is null and until > ? order by made_at desc",
                (row, number) -> silence(row),
                Timestamp.from(now));
    }

    /** From now on; kept in the audit log. */
    public AlertSilence silence(
            @Nullable String rule, @Nullable String university, Instant until, String reason, String who) {
        UUID id = UUID.randomUUID();
        return Objects.requireNonNull(database.transactions().execute(status -> {
            jdbc.update(
                    "insert into alert_silence (id, rule, university, until, reason, made_by) values (?, ?, ?, ?, ?, ?)",
                    id,
                    rule,
                    university,
                    Timestamp.from(until),
                    reason,
                    who);
            Audit.add(jdbc, who, "alerts silenced", subject(rule, university), "until " + until + ": " + reason);
            return jdbc.query("select * from alert_silence where id = ?", (row, number) -> silence(row), id)
                    .getFirst();
        }));
    }

    /** One that is or was. */
    public Optional<AlertSilence> silence(UUID id) {
        return jdbc.query("select * from alert_silence where id = ?", (row, number) -> silence(row), id).stream()
                .findFirst();
    }

    /** @return false when it had ended before, or there is none */
    public boolean endSilence(UUID id, String who) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            List<String> ended = jdbc.query(
                    "update alert_silence set ended_at = now(), ended_by = ? where id = ? and ended_at is null"
                            + " and until > now() returning rule, university",
                    (row, number) -> subject(row.getString(1), row.getString(2)),
                    who,
                    id);
            ended.forEach(subject -> Audit.add(jdbc, who, "alerts no longer silenced", subject, null));
            return !ended.isEmpty();
        }));
    }

    private static String subject(@Nullable String rule, @Nullable String university) {
        return (rule == null ? "every rule" : rule) + " of " + (university == null ? "every university" : university);
    }

    private static AlertSilence silence(ResultSet row) throws SQLException {
        return new AlertSilence(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("rule"),
                row.getString("university"),
                Objects.requireNonNull(SyncRuns.instant(row, "until")),
                Objects.requireNonNull(row.getString("reason")),
                Objects.requireNonNull(row.getString("made_by")),
                Objects.requireNonNull(SyncRuns.instant(row, "made_at")));
    }
}
