package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the journal knows that somebody may have to be told: one query for each thing, none of personal data. */
public final class AlertFacts {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_GROUPS = 500;

    /** Where nothing has failed, nothing needs to be counted. */
    private static final String FAILING =
            " and university in (select university from transfer where state = 'FAILED' and updated_at >= ?)";

    private final JdbcTemplate jdbc;

    public AlertFacts(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /**
     * How many of those that came to an end have failed.
     *
     * @param target null: all transfers of the university; else its deliveries to this target
     * @param responsible for most of the failures
     */
    public record Share(
            String university,
            @Nullable String target,
            long failedInHour,
            long inHour,
            long failedInDay,
            long inDay,
            @Nullable String responsible) {}

    /** Of the last hour and the last day, where something has failed. */
    public List<Share> shares(Instant now) {
        Timestamp hour = Timestamp.from(now.minus(HOUR));
        Timestamp day = Timestamp.from(now.minus(DAY));
        return jdbc.query(
                "select university, target, count(*) filter (where failed and at >= ?) as failed_in_hour,"
                        + " count(*) filter (where at >= ?) as in_hour, count(*) filter (where failed) as failed_in_day,"
                        + " count(*) as in_day, mode() within group (order by responsible) filter (where failed)"
                        + " as responsible from ("
                        + "select university, null::text as target, state = 'FAILED' as failed, updated_at as at,"
                        + " responsible from transfer where updated_at >= ? and state not in ('PULLED', 'ISSUED')"
                        + FAILING
                        + " union all select t.university, d.target, d.state = 'FAILED', t.updated_at, t.responsible"
                        + " from transfer t join delivery d on d.transfer = t.id and d.state in ('DELIVERED', 'FAILED')"
                        + " where t.updated_at >= ? and t.state in ('DELIVERED', 'FAILED')" + FAILING + ") ended"
                        + " group by university, target having bool_or(failed) order by university, target nulls first",
                (row, number) -> new Share(
                        text(row, "university"),
                        row.getString("target"),
                        row.getLong("failed_in_hour"),
                        row.getLong("in_hour"),
                        row.getLong("failed_in_day"),
                        row.getLong("in_day"),
                        row.getString("responsible")),
                hour,
                hour,
                day,
                day,
                day,
                day);
    }

    /**
     * Failed transfers of one university with one cause.
     *
     * @param state what people said of it last, for this university or for all
     * @param reopened whether it was resolved and has failed since
     */
    public record Group(
            String group,
            String university,
            String step,
            String kind,
            String responsible,
            long count,
            FailureGroups.State state,
            boolean reopened) {}

    /** Largest first. */
    public List<Group> groups() {
        return jdbc.query(
                "select f.*, g.state, g.changed_at from (select failure_group, university, max(failed_step) as step,"
                        + " max(failure_kind) as kind, max(responsible) as responsible, count(*) as many,"
                        + " max(updated_at) as last from transfer where state = 'FAILED' and failure_group is not null"
                        + " group by failure_group, university order by many desc limit ?) f"
                        + " left join lateral (select * from failure_group said where said.fingerprint = f.failure_group"
                        + " and (said.said_for = '{}' or f.university = any(said.said_for))"
                        + " order by said.changed_at desc limit 1) g on true"
                        + " order by many desc, failure_group, university",
                (row, number) -> {
                    Instant changed = SyncRuns.instant(row, "changed_at");
                    FailureGroups.State said = changed == null
                            ? FailureGroups.State.OPEN
                            : FailureGroups.State.valueOf(text(row, "state"));
                    boolean reopened = said == FailureGroups.State.RESOLVED
                            && Objects.requireNonNull(SyncRuns.instant(row, "last"))
                                    .isAfter(changed);
                    return new Group(
                            text(row, "failure_group"),
                            text(row, "university"),
                            text(row, "step"),
                            text(row, "kind"),
                            text(row, "responsible"),
                            row.getLong("many"),
                            reopened ? FailureGroups.State.OPEN : said,
                            reopened);
                },
                MOST_GROUPS);
    }

    /** A scheduled time that no instance ran. */
    public record Missed(String university, Instant scheduledAt) {}

    /** The newest of each university that was noticed within a time, or that no run has made good since. */
    public List<Missed> missed(Instant noticedSince) {
        return jdbc.query(
                "select distinct on (university) university, scheduled_at from missed_run m where noticed_at >= ?"
                        + " or not exists (select 1 from sync_run r where r.university = m.university"
                        + " and r.state = 'DONE' and r.trigger <> 'REISSUE' and r.started_at >= m.noticed_at)"
                        + " order by university, scheduled_at desc",
                (row, number) -> new Missed(
                        text(row, "university"), Objects.requireNonNull(SyncRuns.instant(row, "scheduled_at"))),
                Timestamp.from(noticedSince));
    }

    /** @param university empty where it was sealed for a wallet that asked */
    public record Objections(String university, String format, long count) {}

    public List<Objections> objections(Instant since) {
        return jdbc.query(
                "select university, format, count(*) from seal_objection where at >= ? group by university, format"
                        + " order by university, format",
                (row, number) -> new Objections(text(row, "university"), text(row, "format"), row.getLong(3)),
                Timestamp.from(since));
    }

    public void objected(String university, String format) {
        jdbc.update("insert into seal_objection (university, format) values (?, ?)", university, format);
    }

    /** How many waited at a time. */
    public record Sample(Instant at, long waiting) {}

    /** Notes how much waits now, and forgets what is older than a day. */
    public void sampleQueues(Instant now) {
        jdbc.update(
                "insert into queue_sample (queue, at, waiting)"
                        + " select 'completions', ?::timestamptz, count(*) from transfer where state = 'PULLED'"
                        + " union all select 'deliver.' || target, ?::timestamptz, count(*) from delivery where state = 'PENDING'"
                        + " group by target on conflict do nothing",
                Timestamp.from(now),
                Timestamp.from(now));
        jdbc.update("delete from queue_sample where at < ?", Timestamp.from(now.minus(DAY)));
    }

    /** By queue, oldest first; a queue that is empty now has no newest sample. */
    public Map<String, List<Sample>> samples(Instant since) {
        Map<String, List<Sample>> samples = new TreeMap<>();
        jdbc.query(
                "select queue, at, waiting from queue_sample where at >= ? order by queue, at",
                row -> {
                    samples.computeIfAbsent(text(row, "queue"), none -> new ArrayList<>())
                            .add(new Sample(
                                    Objects.requireNonNull(SyncRuns.instant(row, "at")), row.getLong("waiting")));
                },
                Timestamp.from(since));
        return samples;
    }

    /** Until when a server's certificate is good, as last seen. */
    public record ServerCertificate(String university, String server, Instant endsAt, Instant seenAt) {}

    public List<ServerCertificate> serverCertificates() {
        return jdbc.query(
                "select * from server_certificate order by ends_at, university, server",
                (row, number) -> new ServerCertificate(
                        text(row, "university"),
                        text(row, "server"),
                        Objects.requireNonNull(SyncRuns.instant(row, "ends_at")),
                        Objects.requireNonNull(SyncRuns.instant(row, "seen_at"))));
    }

    /**
     * What was seen of a university's servers.
     *
     * @param servers all that it has; what is known of others is forgotten
     * @param ends of those that answered
     */
    public void seen(String university, Collection<String> servers, Map<String, Instant> ends, Instant now) {
        jdbc.update(
                "delete from server_certificate where university = ? and server <> all(?)",
                university,
                servers.toArray(String[]::new));
        ends.forEach((server, end) -> jdbc.update(
                "insert into server_certificate (university, server, ends_at, seen_at) values (?, ?, ?, ?)"
                        + " on conflict (university, server) do update set ends_at = excluded.ends_at,"
                        + " seen_at = excluded.seen_at",
                university,
                server,
                Timestamp.from(end),
                Timestamp.from(now)));
    }

    /** When a target last took a credential, among the newest 20,000 that were delivered anywhere. */
    public Map<String, Instant> lastArrivals() {
        Map<String, Instant> last = new TreeMap<>();
        jdbc.query(
                "select d.target, max(d.updated_at) as at from (select id from transfer where state = 'DELIVERED'"
                        + " order by updated_at desc limit 20000) t join delivery d on d.transfer = t.id"
                        + " and d.state = 'DELIVERED' group by d.target",
                row -> {
                    last.put(text(row, "target"), Objects.requireNonNull(SyncRuns.instant(row, "at")));
                });
        return last;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
