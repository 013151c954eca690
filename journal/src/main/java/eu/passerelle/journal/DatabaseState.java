package eu.passerelle.journal;

import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How the journal's database is.
 *
 * @param server its version
 * @param schema version of the newest migration
 * @param bytes that it takes on disk
 */
public record DatabaseState(String server, String schema, long bytes) {

    /** @throws DataAccessException it does not answer */
    public static DatabaseState of(JournalDatabase database) {
        JdbcTemplate jdbc = database.jdbc();
        return Objects.requireNonNull(jdbc.queryForObject(
                "select current_setting('server_version'), (select version from flyway_schema_history where success"
                        + " order by installed_rank desc limit 1), pg_database_size(current_database())",
                (row, number) -> new DatabaseState(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNullElse(row.getString(2), "none"),
                        row.getLong(3))));
    }
}
