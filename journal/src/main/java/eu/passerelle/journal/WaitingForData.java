package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import java.sql.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Transfers that wait because the hub has not been told what a code, an opportunity or a grade is. */
public final class WaitingForData {

    private static final String CODES = "mapping-unknown-code";
    private static final String OUTCOME = "release-unknown-outcome";
    private static final int MOST = 200;

    private final JdbcTemplate jdbc;
    private final Payloads payloads;

    public WaitingForData(JournalDatabase database, PayloadCipher cipher) {
        this.jdbc = database.jdbc();
        this.payloads = new Payloads(jdbc, cipher);
    }

    /** Something unknown, and how many transfers wait for it. */
    public record Unknown(String what, long transfers) {}

    /** Codes that no reviewed row of a value map explains, as {@code map 'code'}; the most wanted first. */
    public List<Unknown> codes(String university) {
        return jdbc.query(
                "select code, count(*) from transfer, unnest(missing) code where university = ? and state = 'REFERRED'"
                        + " and rule = '" + CODES + "' group by code order by 2 desc, 1 limit " + MOST,
                (row, number) -> new Unknown(row.getString(1), row.getLong(2)),
                university);
    }

    /**
     * An opportunity of which the catalogue says too little.
     *
     * @param code null: the SIS names none
     * @param missing elements of Annex I
     * @param there whether the catalogue has it at all
     */
    public record Thin(@Nullable String code, List<String> missing, boolean there, long transfers) {}

    /** The most wanted first. */
    public List<Thin> opportunities(String university) {
        return jdbc.query(
                "select opportunity_code, missing, count(*), exists (select 1 from opportunity o where o.university = ?"
                        + " and o.code = opportunity_code) from transfer where university = ? and state = 'REFERRED'"
                        + " and cardinality(missing) > 0 and rule <> '" + CODES + "'"
                        + " group by opportunity_code, missing order by 3 desc, 1 limit " + MOST,
                (row, number) -> new Thin(row.getString(1), texts(row.getArray(2)), row.getBoolean(4), row.getLong(3)),
                university,
                university);
    }

    private static List<String> texts(Array array) throws java.sql.SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    /** Grades of which nobody says whether they pass, as {@code scale 'grade'}, of the newest {@value #MOST} that wait. */
    public List<Unknown> grades(String university) {
        Map<String, Long> grades = new LinkedHashMap<>();
        jdbc.query(
                "select t.id, p.content from transfer t join payload p on p.transfer = t.id and p.kind = 'COMPLETION'"
                        + " where t.university = ? and t.state = 'REFERRED' and t.rule = '" + OUTCOME + "'"
                        + " order by t.updated_at desc limit " + MOST,
                row -> {
                    byte[] json = payloads.open(row.getObject(1, UUID.class), PayloadKind.COMPLETION, row.getBytes(2));
                    grades.merge(named(ModelJson.read(json, Completion.class).grade()), 1L, Long::sum);
                },
                university);
        return grades.entrySet().stream()
                .map(grade -> new Unknown(grade.getKey(), grade.getValue()))
                .sorted((one, other) -> Long.compare(other.transfers(), one.transfers()))
                .toList();
    }

    private static String named(@Nullable Grade grade) {
        return grade == null ? "no grade" : grade.scale() + " '" + grade.raw() + "'";
    }

    /** How many results of the university are known and still in its SIS. */
    public long results(String university) {
        Long live = jdbc.queryForObject(
                "select count(*) from completion where university = ? and live", Long.class, university);
        return live == null ? 0 : live;
    }

    /** How long the last whole run took that read from the beginning or anything at all, in seconds; null before one. */
    public @Nullable Long lastWholeSeconds(String university) {
        return jdbc
                .queryForList(
                        "select extract(epoch from ended_at - started_at)::bigint from sync_run where university = ?"
                                + " and state = 'DONE' and trigger <> 'REISSUE' and since is null order by seen desc, started_at desc limit 1",
                        Long.class,
                        university)
                .stream()
                .findFirst()
                .orElse(null);
    }
}
