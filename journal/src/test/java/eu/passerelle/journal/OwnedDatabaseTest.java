package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of somebody else's, in which the hub's user owns the tables and administers nothing. */
class OwnedDatabaseTest {

    private final JdbcTemplate administrator = TestJournal.DATABASE.jdbc();

    @Test
    void needsOneGrantAndThenLimitsItsReaders() {
        administrator.execute("create role hub_owner login");
        administrator.execute("create database hub_owned owner hub_owner");

        assertThatThrownBy(() -> new JournalDatabase(TestJournal.url("hub_owned"), "hub_owner", ""))
                .hasMessageContaining("grant passerelle_staff to \"hub_owner\"");

        administrator.execute("grant passerelle_staff to hub_owner");
        try (JournalDatabase database = new JournalDatabase(TestJournal.url("hub_owned"), "hub_owner", "")) {
            database.jdbc().execute("insert into missed_run values ('here', now()), ('there', now())");
            assertThat(missed(database)).isEqualTo(2);

            database.limit(Universities.of(Set.of("here")));
            assertThat(missed(database)).isEqualTo(1);

            database.unlimit();
            assertThat(missed(database)).isEqualTo(2);
        }
    }

    /** As the last release has left it, with something in every table that is carried over. */
    @Test
    void aFilledJournalOfBeforeIsCarriedOver() {
        administrator.execute("create role hub_before login");
        administrator.execute("create database hub_before owner hub_before");
        administrator.execute("do $$ begin create role passerelle_staff nologin; exception when duplicate_object then"
                + " null; end $$; grant passerelle_staff to hub_before");
        fill();

        try (JournalDatabase database = new JournalDatabase(TestJournal.url("hub_before"), "hub_before", "")) {
            assertThat(new JournalView(database).sums())
                    .isEqualTo(Map.of("here", new Sums(2, 1, 0, 0, 0, 1, 0), "there", new Sums(1, 0, 0, 1, 0, 0, 0)));
            assertThat(new FailureGroups(database).all(Universities.ALL))
                    .singleElement()
                    .satisfies(group -> {
                        assertThat(group.count()).isEqualTo(1);
                        assertThat(group.state()).isEqualTo(FailureGroups.State.ACKNOWLEDGED);
                    });
            assertThat(database.jdbc()
                            .queryForList("select coalesce(university, 'none') from audit order by id", String.class))
                    .containsExactly("here", "there", "none");
            AuditVerification.Report log = new AuditVerification(database).verify(null);
            assertThat(log.problems()).isEmpty();
            assertThat(log.entries()).isEqualTo(3);
            assertThat(database.jdbc().queryForList("select university from credential", String.class))
                    .containsExactly("here");

            database.limit(Universities.of(Set.of("there")));
            assertThat(new JournalView(database).sums()).containsOnlyKeys("there");
            assertThat(database.jdbc().queryForList("select universities[1] from retry_batch", String.class))
                    .containsExactly("there");
        }
    }

    private void fill() {
        Flyway.configure()
                .dataSource(TestJournal.url("hub_before"), "hub_before", "")
                .locations("classpath:eu/passerelle/journal/migration")
                .target("20")
                .load()
                .migrate();
        JdbcTemplate before =
                new JdbcTemplate(new DriverManagerDataSource(TestJournal.url("hub_before"), "hub_before", ""));
        before.execute("""
                insert into sync_run (id, university, trigger, state, owner) values
                    ('00000000-0000-0000-0000-00000000000a', 'here', 'MANUAL', 'DONE', 'hub-1'),
                    ('00000000-0000-0000-0000-00000000000b', 'there', 'MANUAL', 'DONE', 'hub-1');
                insert into transfer (id, run, university, source_key, version, state, rule, failure_group)
                    select ('00000000-0000-0000-0000-00000000000' || n)::uuid, r.id, r.university, n, 1, t.state, rule, cause
                    from (values ('1', 'here', 'DELIVERED', null, null), ('2', 'here', 'FAILED', null, 'g1'),
                        ('3', 'there', 'REFERRED', 'catalogue-thin', null)) t (n, university, state, rule, cause)
                    join sync_run r using (university);
                insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run)
                    select university, source_key, 1, '\\x00', 'all', true, run from transfer;
                insert into credential (id, status, issued_at)
                    values ('00000000-0000-0000-0000-000000000001', 'ACTIVE', now());
                insert into delivery (transfer, target, state)
                    values ('00000000-0000-0000-0000-000000000001', 'wallet', 'DELIVERED');
                insert into failure_group (fingerprint, state, changed_by) values ('g1', 'ACKNOWLEDGED', 'ann');
                insert into retry_batch (id, selection, asked_by)
                    values ('00000000-0000-0000-0000-00000000000c', '1 selected', 'ann');
                insert into retry_item (batch, transfer)
                    values ('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000003');
                insert into audit (who, action, subject) values
                    ('ann', 'retry', '00000000-0000-0000-0000-000000000002'), ('ann', 'run', 'there'), ('ann', 'retry', 'g1');
                """);
    }

    private static long missed(JournalDatabase database) {
        return Objects.requireNonNull(database.jdbc().queryForObject("select count(*) from missed_run", Long.class));
    }
}
