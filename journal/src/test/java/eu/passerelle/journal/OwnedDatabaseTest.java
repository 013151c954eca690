package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of somebody else's, in which the hub's user owns the tables and administers nothing. */
class OwnedDatabaseTest {

    private final JdbcTemplate administrator = TestJournal.DATABASE.jdbc();

    @Test
    void needsOneGrantAndThenLimitsItsReaders() {
        administrator.execute("create role hub_owner login");
        administrator.execute("create database hub_owned owner hub_owner");

        assertThatThrownBy(() -> new JournalDatabase(url(), "hub_owner", ""))
                .hasMessageContaining("grant passerelle_staff to \"hub_owner\"");

        administrator.execute("grant passerelle_staff to hub_owner");
        try (JournalDatabase database = new JournalDatabase(url(), "hub_owner", "")) {
            database.jdbc().execute("insert into missed_run values ('here', now()), ('there', now())");
            assertThat(missed(database)).isEqualTo(2);

            database.limit(Universities.of(Set.of("here")));
            assertThat(missed(database)).isEqualTo(1);

            database.unlimit();
            assertThat(missed(database)).isEqualTo(2);
        }
    }

    private static long missed(JournalDatabase database) {
        return Objects.requireNonNull(database.jdbc().queryForObject("select count(*) from missed_run", Long.class));
    }

    private String url() {
        return Objects.requireNonNull(administrator.execute((ConnectionCallback<String>) OwnedDatabaseTest::urlOf))
                .replaceFirst("/[^/?]+(\\?.*)?$", "/hub_owned");
    }

    private static String urlOf(Connection connection) throws SQLException {
        return connection.getMetaData().getURL();
    }
}
