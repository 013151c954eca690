package eu.passerelle.journal;

import eu.passerelle.journal.TransferView.CredentialView;
import eu.passerelle.journal.TransferView.DeliveryView;
import eu.passerelle.journal.TransferView.Journey;
import eu.passerelle.journal.TransferView.StepView;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds transfers, page by page, and follows one. Nothing here opens a payload. */
public final class Transfers {

    private static final int MOST = 500;

    private final JdbcTemplate jdbc;
    private final Decisions decisions;

    public Transfers(JournalDatabase database) {
        this.jdbc = database.jdbc();
        this.decisions = new Decisions(database);
    }

    /**
     * What to look for; every part may be absent.
     *
     * @param text part of the source key or of the reason, or a whole id of the transfer, which is its credential's too
     * @param after the place where the page before has ended
     * @param most at most so many; 500 at the highest
     */
    public record Search(
            @Nullable String university,
            @Nullable TransferState state,
            @Nullable String failureGroup,
            @Nullable UUID run,
            @Nullable String text,
            @Nullable TransferPlace after,
            int most) {}

    /**
     * A page of the list.
     *
     * @param next where the next page begins; null after the last transfer
     */
    public record Page(
            List<TransferView> transfers, @Nullable TransferPlace next) {}

    /**
     * Newest change first. Walking from page to page shows every transfer that does not change meanwhile exactly once; one
     * that changes moves to the front.
     */
    public Page find(Search search) {
        return find(search, Universities.ALL);
    }

    /** As {@link #find(Search)}, of these universities only. */
    public Page find(Search search, Universities of) {
        StringBuilder sql = new StringBuilder("select * from transfer where true");
        List<Object> arguments = new ArrayList<>();
        add(sql, arguments, " and university = any(?)", of.array());
        add(sql, arguments, " and university = ?", search.university());
        add(
                sql,
                arguments,
                " and state = ?",
                search.state() == null ? null : search.state().name());
        add(sql, arguments, " and failure_group = ?", search.failureGroup());
        add(sql, arguments, " and run = ?", search.run());
        if (search.text() != null && !search.text().isBlank()) {
            sql.append(" and (id::text = ? or position(lower(?) in lower(source_key)) > 0"
                    + " or position(lower(?) in lower(reason)) > 0)");
            arguments.add(search.text().strip());
            arguments.add(search.text().strip());
            arguments.add(search.text().strip());
        }
        if (search.after() != null) {
            sql.append(" and (updated_at, id) < (?, ?)");
            arguments.add(Timestamp.from(search.after().updatedAt()));
            arguments.add(search.after().id());
        }
        int most = Math.clamp(search.most(), 1, MOST);
        sql.append(" order by updated_at desc, id desc limit ?");
        arguments.add(most + 1);
        List<TransferView> found = jdbc.query(sql.toString(), (row, number) -> transfer(row), arguments.toArray());
        if (found.size() <= most) {
            return new Page(found, null);
        }
        return new Page(List.copyOf(found.subList(0, most)), TransferPlace.of(found.get(most - 1)));
    }

    private static void add(StringBuilder sql, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            sql.append(condition);
            arguments.add(argument);
        }
    }

    /** Whose result it carries; empty where there is no such transfer. */
    public Optional<String> universityOf(UUID id) {
        return jdbc
                .query("select university from transfer where id = ?", (row, number) -> row.getString(1), id)
                .stream()
                .findFirst();
    }

    public Optional<Journey> journey(UUID id) {
        return jdbc.query("select * from transfer where id = ?", (row, number) -> transfer(row), id).stream()
                .findFirst()
                .map(transfer -> new Journey(
                        transfer,
                        credential(id),
                        steps(id),
                        deliveries(id),
                        otherVersions(transfer),
                        decisions.of(id)));
    }

    private @Nullable CredentialView credential(UUID id) {
        return jdbc
                .query(
                        "select array(select format from payload where transfer = id and kind = 'SEALED' order by format),"
                                + " status, status_reason, superseded_by, issued_at from credential where id = ?",
                        (row, number) -> new CredentialView(
                                List.of((String[]) row.getArray(1).getArray()),
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
