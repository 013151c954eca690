package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.SyncRun.Trigger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class FirstStatisticsTest {

    private static final float NEVER = -1;
    private static final int FEW = 10;

    private final TestJournal keys = new TestJournal();

    @Test
    void aNewJournalIsLookedAtOnceAfterItsFirstPages() {
        TestJournal.DATABASE.jdbc().execute("create database hub_new");
        try (JournalDatabase database = new JournalDatabase(TestJournal.url("hub_new"), "postgres", "")) {
            // what PostgreSQL does by itself each minute
            database.jdbc().execute("alter table transfer set (autovacuum_enabled = false)");
            SyncRun run = new SyncRuns(database, "test")
                    .start("new", Trigger.MANUAL, null)
                    .orElseThrow();
            PageStore pages = new PageStore(database, TestJournal.CIPHER);

            pages.store(run, page(0, FEW));
            assertThat(known(database.jdbc())).isEqualTo(NEVER);

            pages.store(run, page(FEW, FirstStatistics.ENOUGH));
            assertThat(known(database.jdbc())).isEqualTo(FirstStatistics.ENOUGH);

            pages.store(run, page(FirstStatistics.ENOUGH, FirstStatistics.ENOUGH + FEW));
            FirstStatistics.ofPages(database.jdbc()).stored(FirstStatistics.ENOUGH); // after a restart
            assertThat(known(database.jdbc())).isEqualTo(FirstStatistics.ENOUGH);
        }
    }

    @Test
    void aRunGoesOnWithoutThem() {
        TestJournal.DATABASE.jdbc().execute("create database hub_gone");
        JournalDatabase database = new JournalDatabase(TestJournal.url("hub_gone"), "postgres", "");
        FirstStatistics statistics = FirstStatistics.ofPages(database.jdbc());
        database.close();

        assertThatCode(() -> statistics.stored(FirstStatistics.ENOUGH)).doesNotThrowAnyException();
        assertThatThrownBy(() -> known(database.jdbc())).isInstanceOf(DataAccessException.class);
    }

    private Pulled page(int from, int to) {
        return keys.page(
                IntStream.range(from, to)
                        .mapToObj(i -> keys.result("k" + i, "4"))
                        .toList(),
                List.of(),
                List.of());
    }

    /** How many transfers the database believes to have. */
    private static float known(JdbcTemplate jdbc) {
        Float rows =
                jdbc.queryForObject("select reltuples from pg_class where oid = 'transfer'::regclass", Float.class);
        return rows == null ? Float.NaN : rows;
    }
}
