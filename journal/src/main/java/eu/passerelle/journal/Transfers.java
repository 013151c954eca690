package eu.passerelle.journal;

import eu.passerelle.journal.Together.Question;
import eu.passerelle.journal.TransferView.CredentialView;
import eu.passerelle.journal.TransferView.DecisionView;
import eu.passerelle.journal.TransferView.DeliveryView;
import eu.passerelle.journal.TransferView.Journey;
import eu.passerelle.journal.TransferView.StepView;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private final RareTexts texts;

    public Transfers(JournalDatabase database) {
        this.jdbc = database.jdbc();
        this.texts = new RareTexts(jdbc);
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
     * @param next where the next page begins; null after the last transfer. A page may be short, or empty, and have one:
     *     where thousands have the text, so many transfers are read for a page and no more
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
        int most = Math.clamp(search.most(), 1, MOST);
        TransferQuery.Found asked = new TransferQuery(jdbc, texts, search, of, most).rows();
        List<TransferView> found = asked.rows();
        if (found.size() <= most) {
            return new Page(found, asked.readTo());
        }
        return new Page(List.copyOf(found.subList(0, most)), TransferPlace.of(found.get(most - 1)));
    }

    /** Whose result it carries; empty where there is no such transfer. */
    public Optional<String> universityOf(UUID id) {
        return jdbc
                .query("select university from transfer where id = ?", (row, number) -> row.getString(1), id)
                .stream()
                .findFirst();
    }

    /** Sent together, as people look at one after the other. */
    public Optional<Journey> journey(UUID id) {
        Together together = new Together();
        Question<TransferView> transfer =
                together.add("select * from transfer where id = ?", (row, number) -> transfer(row), id);
        Question<CredentialView> credential = credential(together, id);
        Question<StepView> steps = steps(together, id);
        Question<DeliveryView> deliveries = deliveries(together, id);
        Question<TransferView> others = otherVersions(together, id);
        Question<DecisionView> decided = Decisions.of(together, id);
        together.ask(jdbc);
        return transfer.rows().stream()
                .findFirst()
                .map(found -> new Journey(
                        found,
                        credential.rows().stream().findFirst().orElse(null),
                        steps.rows(),
                        deliveries.rows(),
                        others.rows(),
                        decided.rows()));
    }

    private static Question<CredentialView> credential(Together together, UUID id) {
        return together.add(
                "select array(select format from payload where transfer = id and kind = 'SEALED' order by format),"
                        + " status, status_reason, superseded_by, issued_at from credential where id = ?",
                (row, number) -> new CredentialView(
                        List.of((String[]) row.getArray(1).getArray()),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        Objects.requireNonNull(SyncRuns.instant(row, "issued_at"))),
                id);
    }

    private static Question<StepView> steps(Together together, UUID id) {
        return together.add(
                "select at, step, outcome, detail from step where transfer = ? order by id",
                (row, number) -> new StepView(
                        Objects.requireNonNull(SyncRuns.instant(row, "at")),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)),
                id);
    }

    private static Question<DeliveryView> deliveries(Together together, UUID id) {
        return together.add(
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

    private static Question<TransferView> otherVersions(Together together, UUID id) {
        return together.add(
                "select other.* from transfer t join transfer other on other.university = t.university"
                        + " and other.source_key = t.source_key and other.id <> t.id where t.id = ? order by other.version",
                (row, number) -> transfer(row),
                id);
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
