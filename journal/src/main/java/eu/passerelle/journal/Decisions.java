package eu.passerelle.journal;

import eu.passerelle.journal.TransferView.DecisionView;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every decision that was ever taken, with its reasons. */
public final class Decisions {

    private static final int FETCHED = 1_000;
    private static final String COLUMNS =
            "d.transfer, d.as_of, d.policy, d.decision, d.rules, d.tables, d.rule, d.reason, d.missing, d.lacking,"
                    + " d.facts::text as facts, d.at";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public Decisions(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** Inside the transaction of what was decided. */
    void add(Collection<Decision> decisions) {
        jdbc.batchUpdate(
                "insert into decision (transfer, as_of, policy, decision, rules, tables, rule, reason, missing, lacking,"
                        + " facts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)",
                decisions,
                100,
                (statement, decision) -> {
                    Connection connection = statement.getConnection();
                    statement.setObject(1, decision.transfer());
                    statement.setObject(2, decision.asOf());
                    statement.setString(3, decision.policy());
                    statement.setString(4, decision.decision());
                    statement.setArray(5, texts(connection, decision.rules()));
                    statement.setArray(6, texts(connection, decision.tables()));
                    statement.setString(7, decision.rule());
                    statement.setString(8, decision.reason());
                    statement.setArray(9, texts(connection, decision.missing()));
                    statement.setArray(
                            10,
                            connection.createArrayOf("int2", decision.lacking().toArray()));
                    statement.setString(11, new String(ModelJson.write(decision.facts()), StandardCharsets.UTF_8));
                });
    }

    /** Oldest first. */
    public List<DecisionView> of(UUID transfer) {
        Together together = new Together();
        Together.Question<DecisionView> decided = of(together, transfer);
        together.ask(jdbc);
        return decided.rows();
    }

    static Together.Question<DecisionView> of(Together together, UUID transfer) {
        return together.add(
                "select " + COLUMNS + " from decision d where d.transfer = ? order by d.id",
                (row, number) -> new DecisionView(Objects.requireNonNull(SyncRuns.instant(row, "at")), decision(row)),
                transfer);
    }

    /**
     * Tells the newest decision of each transfer, one by one: a journal may hold millions.
     *
     * @param university only of this one; null: of all
     */
    public void newest(@Nullable String university, Consumer<Decision> told) {
        database.transactions().executeWithoutResult(status -> {
            JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
            streaming.setFetchSize(FETCHED);
            streaming.query(
                    "select distinct on (d.transfer) " + COLUMNS + " from decision d"
                            + " join transfer t on t.id = d.transfer where ?::text is null or t.university = ?"
                            + " order by d.transfer, d.id desc",
                    row -> {
                        told.accept(decision(row));
                    },
                    university,
                    university);
        });
    }

    /** How many transfers were decided. */
    public long decided(@Nullable String university) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "select count(*) from transfer t where (?::text is null or t.university = ?)"
                                + " and exists (select 1 from decision d where d.transfer = t.id)",
                        Long.class,
                        university,
                        university),
                0L);
    }

    /**
     * How many of a university's transfers lack which element of Annex I, by their newest decisions.
     *
     * @param decided transfers that were decided
     * @param lacking how many lack an element, by its number; one that nobody lacks is absent
     */
    public record Completeness(long decided, Map<Integer, Long> lacking) {}

    public Completeness completeness(String university) {
        String newest =
                "(select distinct on (d.transfer) d.lacking from decision d join transfer t on t.id = d.transfer"
                        + " where t.university = ? order by d.transfer, d.id desc) newest";
        Map<Integer, Long> lacking = new TreeMap<>();
        jdbc.query(
                "select element, count(*) from " + newest + ", unnest(lacking) element group by element",
                row -> {
                    lacking.put(row.getInt(1), row.getLong(2));
                },
                university);
        Long decided = jdbc.queryForObject("select count(*) from " + newest, Long.class, university);
        return new Completeness(Objects.requireNonNullElse(decided, 0L), lacking);
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getObject("transfer", UUID.class),
                row.getObject("as_of", Date.class).toLocalDate(),
                row.getString("policy"),
                row.getString("decision"),
                texts(row, "rules"),
                texts(row, "tables"),
                row.getString("rule"),
                row.getString("reason"),
                texts(row, "missing"),
                Arrays.stream((Object[]) row.getArray("lacking").getArray())
                        .map(number -> ((Number) number).intValue())
                        .toList(),
                facts(row.getString("facts")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> facts(String json) {
        return ModelJson.read(json, Map.class);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
