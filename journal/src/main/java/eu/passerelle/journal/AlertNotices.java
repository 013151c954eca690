package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be told to which channel, and what has come of it. Each is told at least once. */
public final class AlertNotices {

    /** How long an instance has for an attempt; after that another may try. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** How long an instance with another configuration may still tell what this one has no channel for. */
    private static final Duration UNKNOWN_FOR = Duration.ofHours(1);

    private final JdbcTemplate jdbc;

    public AlertNotices(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    static void insert(JdbcTemplate jdbc, AlertNotice notice) {
        AlertText text = notice.text();
        jdbc.update(
                "insert into alert_notice (id, alert, kind, channel, rule, university, target, responsible, what, todo,"
                        + " path, at, state, next_attempt) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                notice.id(),
                notice.alert(),
                notice.kind().name(),
                notice.channel(),
                text.rule(),
                text.university(),
                text.target(),
                text.responsible(),
                text.what(),
                text.todo(),
                text.path(),
                Timestamp.from(notice.at()),
                notice.state().name(),
                Alerts.timestamp(notice.nextAttempt()));
    }

    /** A person tries a channel; kept in the audit log. It is sent by whoever calls this. */
    public void test(AlertNotice notice, String who) {
        Audit.add(jdbc, who, "alert channel tried", notice.channel(), null);
        insert(jdbc, notice);
    }

    /** The oldest that are due, for this caller alone until it says what came of them or its time is over. */
    public List<AlertNotice> take(String channel, Instant now, int most) {
        List<AlertNotice> taken = jdbc.query(
                "update alert_notice set attempts = attempts + 1, next_attempt = ? where id in (select id"
                        + " from alert_notice where channel = ? and state = 'WAITING' and next_attempt <= ?"
                        + " order by at limit ? for update skip locked) returning *",
                (row, number) -> notice(row),
                Timestamp.from(now.plus(LEASE)),
                channel,
                Timestamp.from(now),
                most);
        return taken.stream()
                .sorted(Comparator.comparing(AlertNotice::at).thenComparing(AlertNotice::id))
                .toList();
    }

    public void sent(List<AlertNotice> notices, Instant now) {
        notices.forEach(notice -> jdbc.update(
                "update alert_notice set state = 'SENT', ended_at = ?, next_attempt = null where id = ?",
                Timestamp.from(now),
                notice.id()));
    }

    /**
     * What another one has sent meanwhile stays sent.
     *
     * @param next when it is tried again; null: it is given up
     */
    public void failed(List<AlertNotice> notices, String failure, @Nullable Instant next, Instant now) {
        notices.forEach(notice -> jdbc.update(
                "update alert_notice set failure = ?, next_attempt = ?, state = ?, ended_at = ? where id = ?"
                        + " and state <> 'SENT'",
                failure,
                Alerts.timestamp(next),
                (next == null ? AlertNotice.State.GIVEN_UP : AlertNotice.State.WAITING).name(),
                next == null ? Timestamp.from(now) : null,
                notice.id()));
    }

    /** What waits for channels that there are no more: an hour after it was to be sent, so that no instance has them. */
    public void giveUp(Collection<String> channels, Instant now) {
        jdbc.update(
                "update alert_notice set state = 'GIVEN_UP', ended_at = ?, next_attempt = null,"
                        + " failure = 'there is no such channel any more' where state = 'WAITING' and channel <> all(?)"
                        + " and next_attempt <= ?",
                Timestamp.from(now),
                channels.toArray(String[]::new),
                Timestamp.from(now.minus(UNKNOWN_FOR)));
    }

    /** Newest first. */
    public List<AlertNotice> newest(Universities of, int most) {
        return jdbc.query(
                "select * from alert_notice where " + Universities.condition("university")
                        + " order by at desc, id limit ?",
                (row, number) -> notice(row),
                of.array(),
                of.array(),
                Math.clamp(most, 1, 500));
    }

    /**
     * How a channel stands.
     *
     * @param waiting notices that are to be sent
     * @param lastSent when something was sent last
     * @param failing why the newest attempt failed; null when it did not
     */
    public record Standing(
            long waiting,
            @Nullable Instant lastSent,
            @Nullable String failing) {

        public static final Standing NONE = new Standing(0, null, null);
    }

    /** By channel; one that was never told anything is absent. */
    public Map<String, Standing> standings() {
        Map<String, Standing> standings = new HashMap<>();
        jdbc.query(
                "select channel, count(*) filter (where state = 'WAITING') as waiting,"
                        + " max(ended_at) filter (where state = 'SENT') as last_sent,"
                        + " (array_agg(failure order by at desc) filter (where failure is not null"
                        + " and (state = 'WAITING' or state = 'GIVEN_UP' and ended_at > now() - interval '1 day')))[1]"
                        + " as failing from alert_notice group by channel",
                row -> {
                    standings.put(
                            row.getString("channel"),
                            new Standing(
                                    row.getLong("waiting"),
                                    SyncRuns.instant(row, "last_sent"),
                                    row.getString("failing")));
                });
        return standings;
    }

    private static AlertNotice notice(ResultSet row) throws SQLException {
        return new AlertNotice(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getObject("alert", UUID.class),
                AlertNotice.Kind.valueOf(row.getString("kind")),
                Objects.requireNonNull(row.getString("channel")),
                AlertText.of(row),
                Objects.requireNonNull(SyncRuns.instant(row, "at")),
                AlertNotice.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                SyncRuns.instant(row, "next_attempt"),
                SyncRuns.instant(row, "ended_at"),
                row.getString("failure"));
    }
}
