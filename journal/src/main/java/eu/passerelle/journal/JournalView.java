package eu.passerelle.journal;

import eu.passerelle.journal.TransferView.CredentialView;
import eu.passerelle.journal.TransferView.DeliveryView;
import eu.passerelle.journal.TransferView.Journey;
import eu.passerelle.journal.TransferView.StepView;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Read side of the journal, for the REST API and the command line. Nothing here opens a payload. */
public final class JournalView {

    private static final int MOST = 500;

    private final JdbcTemplate jdbc;

    public JournalView(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** Sums by university. */
    public Map<String, Sums> sums() {
        return sums("", new Object[0]);
    }

    public Sums sumsOf(UUID run) {
        return sums(" where run = ?", run).values().stream().reduce(Sums.NONE, Sums::plus);
    }

    private Map<String, Sums> sums(String where, Object... arguments) {
        Map<String, Sums> sums = new TreeMap<>();
        jdbc.query(
                "select university, count(*), count(*) filter (where state = 'DELIVERED'),"
                        + " count(*) filter (where state = 'DECLINED'), count(*) filter (where state = 'REFERRED'),"
                        + " count(*) filter (where state = 'REJECTED'), count(*) filter (where state = 'FAILED'),"
                        + " count(*) filter (where state in ('PULLED', 'ISSUED')) from transfer" + where
                        + " group by university",
                row -> {
                    sums.put(
                            row.getString(1),
                            new Sums(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getLong(8)));
                },
                arguments);
        return sums;
    }

    /** Newest first. */
    public List<SyncRun> runs(@Nullable String university, int most) {
        return jdbc.query(
                "select " + SyncRuns.COLUMNS + " from sync_run where ?::text is null or university = ?"
                        + " order by started_at desc limit ?",
                (row, number) -> SyncRuns.run(row),
                university,
                university,
                Math.min(MOST, most));
    }

    /** Runs that are under way or wait. */
    public int openRuns() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from sync_run where state in ('RUNNING', 'WAITING')", Integer.class));
    }

    /**
     * What to look for; every part may be absent.
     *
     * @param text part of the source key, or a whole transfer id
     * @param before only transfers updated before, for the next page
     */
    public record Search(
            @Nullable String university,
            @Nullable TransferState state,
            @Nullable String failureGroup,
            @Nullable UUID run,
            @Nullable String text,
            @Nullable Instant before,
            int most) {}

    /** Newest first. */
    public List<TransferView> transfers(Search search) {
        StringBuilder sql = new StringBuilder("select * from transfer where true");
        List<Object> arguments = new ArrayList<>();
        add(sql, arguments, " and university = ?", search.university());
        add(
                sql,
                arguments,
                " and state = ?",
                search.state() == null ? null : search.state().name());
        add(sql, arguments, " and failure_group = ?", search.failureGroup());
        add(sql, arguments, " and run = ?", search.run());
        add(
                sql,
                arguments,
                " and updated_at < ?",
                search.before() == null ? null : java.sql.Timestamp.from(search.before()));
        if (search.text() != null && !search.text().isBlank()) {
            sql.append(" and (id::text = ? or position(lower(?) in lower(source_key)) > 0)");
            arguments.add(search.text().strip());
            arguments.add(search.text().strip());
        }
        sql.append(" order by updated_at desc limit ?");
        arguments.add(Math.clamp(search.most(), 1, MOST));
        return jdbc.query(sql.toString(), (row, number) -> transfer(row), arguments.toArray());
    }

    private static void add(StringBuilder sql, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            sql.append(condition);
            arguments.add(argument);
        }
    }

    public Optional<Journey> journey(UUID id) {
        return jdbc.query("select * from transfer where id = ?", (row, number) -> transfer(row), id).stream()
                .findFirst()
                .map(transfer ->
                        new Journey(transfer, credential(id), steps(id), deliveries(id), otherVersions(transfer)));
    }

    private @Nullable CredentialView credential(UUID id) {
        return jdbc
                .query(
                        "select format, status, status_reason, superseded_by, issued_at from credential where id = ?",
                        (row, number) -> new CredentialView(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, UUID.class),
                                Objects.requireNonNull(SyncRuns.instant(row, "issued_at"))),
                        id)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<StepView> steps(UUID id) {
        return jdbc.query(
                "select at, step, outcome, detail from step where transfer = ? order by id",
                (row, number) -> new StepView(
                        Objects.requireNonNull(SyncRuns.instant(row, "at")),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)),
                id);
    }

    private List<DeliveryView> deliveries(UUID id) {
        return jdbc.query(
                "select target, state, attempts, next_attempt, receipt, already_there, reason from delivery"
                        + " where transfer = ? order by target",
                (row, number) -> new DeliveryView(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        SyncRuns.instant(row, "next_attempt"),
                        row.getString(5),
                        (Boolean) row.getObject(6),
                        row.getString(7)),
                id);
    }

    private List<TransferView> otherVersions(TransferView of) {
        return jdbc.query(
                "select * from transfer where university = ? and source_key = ? and id <> ? order by version",
                (row, number) -> transfer(row),
                of.university(),
                of.sourceKey(),
                of.id());
    }

    /**
     * Dead letters with one fingerprint.
     *
     * @param example message of the newest
     */
    public record FailureGroup(
            String group,
            String step,
            String kind,
            String responsible,
            String example,
            long count,
            Instant first,
            Instant last) {}

    /** Largest first. */
    public List<FailureGroup> failureGroups() {
        return jdbc.query(
                "select failure_group, max(failed_step), max(failure_kind), max(responsible),"
                        + " (array_agg(reason order by updated_at desc))[1], count(*), min(updated_at) as first,"
                        + " max(updated_at) as last from transfer where state = 'FAILED' and failure_group is not null"
                        + " group by failure_group order by count(*) desc limit 200",
                (row, number) -> new FailureGroup(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Objects.requireNonNullElse(row.getString(5), ""),
                        row.getLong(6),
                        Objects.requireNonNull(SyncRuns.instant(row, "first")),
                        Objects.requireNonNull(SyncRuns.instant(row, "last"))));
    }

    /** A circuit and since when it is in this state. */
    public record Circuit(String name, String state, Instant since) {}

    public List<Circuit> circuits() {
        return jdbc.query(
                "select name, state, since from circuit order by name",
                (row, number) -> new Circuit(
                        row.getString(1), row.getString(2), Objects.requireNonNull(SyncRuns.instant(row, "since"))));
    }

    static TransferView transfer(ResultSet row) throws SQLException {
        Array missing = row.getArray("missing");
        return new TransferView(
                row.getObject("id", UUID.class),
                row.getObject("run", UUID.class),
                row.getString("university"),
                row.getString("source_key"),
                row.getInt("version"),
                TransferState.valueOf(row.getString("state")),
                row.getString("opportunity_code"),
                row.getString("rule"),
                row.getString("reason"),
                missing == null ? List.of() : List.of((String[]) missing.getArray()),
                row.getString("responsible"),
                row.getString("failed_step"),
                row.getString("failure_kind"),
                row.getString("failure_group"),
                row.getInt("attempts"),
                SyncRuns.instant(row, "next_attempt"),
                Objects.requireNonNull(SyncRuns.instant(row, "created_at")),
                Objects.requireNonNull(SyncRuns.instant(row, "updated_at")));
    }
}
