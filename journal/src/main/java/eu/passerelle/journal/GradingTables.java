package eu.passerelle.journal;

import eu.passerelle.model.GradeFrequencies;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Grading tables that SIS tell of their universities: of each scale and field the one told last. */
public final class GradingTables {

    private final JdbcTemplate jdbc;

    public GradingTables(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    private record Place(String scale, String field) {}

    /** Inside the transaction of the page that told them. */
    void keep(String university, List<GradeFrequencies> told) {
        // transcripts of one page tell the same tables again and again: of each place the last
        Map<Place, GradeFrequencies> newest = new LinkedHashMap<>();
        told.forEach(table -> newest.put(new Place(table.scale(), table.iscedF()), table));
        jdbc.batchUpdate(
                "insert into grading_table (university, scale, isced, content) values (?, ?, ?, ?::jsonb)"
                        + " on conflict (university, scale, isced) do update"
                        + " set content = excluded.content, told_at = excluded.told_at"
                        + " where grading_table.content <> excluded.content",
                newest.values(),
                100,
                (statement, table) -> {
                    statement.setString(1, university);
                    statement.setString(2, table.scale());
                    statement.setString(3, table.iscedF());
                    statement.setString(4, new String(ModelJson.write(table), StandardCharsets.UTF_8));
                });
    }

    /** All of them, by university, in the order of scale and field. */
    public Map<String, List<GradeFrequencies>> all() {
        return jdbc
                .query(
                        "select university, content::text from grading_table order by university, scale, isced",
                        (row, number) ->
                                Map.entry(row.getString(1), ModelJson.read(row.getString(2), GradeFrequencies.class)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
