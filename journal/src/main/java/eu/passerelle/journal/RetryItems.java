package eu.passerelle.journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The items of a retry job, in the caller's transaction, with the job's row locked. */
final class RetryItems {

    private static final int LONGEST = 1000;

    private final JdbcTemplate jdbc;

    RetryItems(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    RetryJob find(UUID job) {
        return one("select * from retry_batch where id = ?", job);
    }

    RetryJob lock(UUID job) {
        return one("select * from retry_batch where id = ? for update", job);
    }

    private RetryJob one(String sql, UUID job) {
        return jdbc.query(sql, (row, number) -> RetryJob.of(row, Universities.ALL), job)
                .getFirst();
    }

    /** Jobs that have not come to rest, the oldest first. */
    List<UUID> open() {
        return jdbc.query(
                "select id from retry_batch where state <> 'DONE' and ended_at is null order by asked_at",
                (row, number) -> row.getObject(1, UUID.class));
    }

    /** The next that were never sent. */
    List<UUID> next(UUID job, int most) {
        return jdbc.query(
                "select transfer from retry_item where batch = ? and state = 'QUEUED' order by transfer limit ?",
                (row, number) -> row.getObject(1, UUID.class),
                job,
                most);
    }

    List<UUID> stillQueued(UUID job, List<UUID> chunk) {
        return jdbc.query(
                "select transfer from retry_item where batch = ? and transfer = any(?) and state = 'QUEUED'"
                        + " order by transfer for update",
                (row, number) -> row.getObject(1, UUID.class),
                job,
                chunk.toArray(UUID[]::new));
    }

    void sent(UUID job, List<UUID> transfers) {
        jdbc.update(
                "update retry_item set state = 'SENT', sent_at = clock_timestamp() where batch = ? and transfer = any(?)",
                job,
                transfers.toArray(UUID[]::new));
    }

    void skip(UUID job, Map<UUID, String> why) {
        jdbc.batchUpdate(
                "update retry_item set state = 'SKIPPED', ended_at = clock_timestamp(), says = ?"
                        + " where batch = ? and transfer = ?",
                why.entrySet(),
                100,
                (statement, each) -> {
                    String says = each.getValue();
                    statement.setString(1, says.length() > LONGEST ? says.substring(0, LONGEST) : says);
                    statement.setObject(2, job);
                    statement.setObject(3, each.getKey());
                });
    }

    void cancel(UUID job) {
        jdbc.update(
                "update retry_item set state = 'CANCELLED', ended_at = clock_timestamp() where batch = ? and state = 'QUEUED'",
                job);
    }

    /** What became of those that were sent. One that is tried again by policy is told as troubled, and told again later. */
    void settle(UUID job) {
        jdbc.update(
                "update retry_item i set state = n.state, says = n.reason,"
                        + " ended_at = case when n.state = 'TROUBLED' then null else clock_timestamp() end from ("
                        + "select i.transfer, t.reason, case when t.state in ('DELIVERED', 'FAILED') then t.state"
                        + " when t.state not in ('PULLED', 'ISSUED') then 'OTHERWISE'"
                        + " when t.state = 'ISSUED' and not exists (select 1 from delivery d"
                        + " where d.transfer = t.id and d.state = 'PENDING') then 'OFFERED'"
                        + " when t.attempts > 0 then 'TROUBLED' else 'SENT' end as state"
                        + " from retry_item i join transfer t on t.id = i.transfer"
                        + " where i.batch = ? and i.state in ('SENT', 'TROUBLED')) n"
                        + " where i.batch = ? and i.transfer = n.transfer and i.state <> n.state",
                job,
                job);
    }

    /** Of what was sent at the present pace. */
    record Pace(long good, long bad) {
        long tried() {
            return good + bad;
        }
    }

    Pace pace(UUID job) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) filter (where i.state in ('DELIVERED', 'OFFERED', 'OTHERWISE')),"
                        + " count(*) filter (where i.state in ('FAILED', 'TROUBLED')) from retry_item i"
                        + " join retry_batch b on b.id = i.batch where i.batch = ? and i.sent_at >= b.pace_at",
                (row, number) -> new Pace(row.getLong(1), row.getLong(2)),
                job));
    }

    /** In a sentence; of those that failed at the present pace. */
    String reason(UUID job) {
        return jdbc
                .query(
                        "select i.says from retry_item i join retry_batch b on b.id = i.batch where i.batch = ?"
                                + " and i.sent_at >= b.pace_at and i.state in ('FAILED', 'TROUBLED') and i.says is not null"
                                + " group by i.says order by count(*) desc, i.says limit 1",
                        (row, number) -> row.getString(1),
                        job)
                .stream()
                .findFirst()
                .orElse("not told.");
    }

    /** Writes down how many are where, so that who looks counts nothing. */
    RetryJob count(UUID job) {
        jdbc.update(
                "update retry_batch set counts = (select coalesce(jsonb_object_agg(university, states), '{}') from ("
                        + "select university, jsonb_object_agg(state, many) as states from (select university, state,"
                        + " count(*) as many from retry_item where batch = ? group by university, state) c"
                        + " group by university) u) where id = ?",
                job,
                job);
        return find(job);
    }
}
