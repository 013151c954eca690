package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Outbox.WorkOrder;
import eu.passerelle.journal.SyncRun.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LookupsTest {

    private static final int RESULTS = 3_000;

    private final TestJournal keys = new TestJournal();

    /** As in a first load: the planner was told how large the journal is when all was read and nothing was issued. */
    @Test
    void deliveringReadsNoTableAgainAndAgainHoweverSmallItWas() {
        TestJournal.DATABASE.jdbc().execute("create database hub_lookups");
        try (JournalDatabase database = new JournalDatabase(TestJournal.url("hub_lookups"), "postgres", "")) {
            JdbcTemplate jdbc = database.jdbc();
            // what PostgreSQL looks at by itself each minute
            List.of("credential", "delivery", "payload", "transfer")
                    .forEach(table -> jdbc.execute("alter table " + table + " set (autovacuum_enabled = false)"));
            SyncRun run = new SyncRuns(database, "test")
                    .start("new", Trigger.MANUAL, null)
                    .orElseThrow();
            List<WorkOrder> orders = new PageStore(database, TestJournal.CIPHER)
                    .store(
                            run,
                            keys.page(
                                    IntStream.range(0, RESULTS)
                                            .mapToObj(i -> keys.result("k" + i, "4"))
                                            .toList(),
                                    List.of(),
                                    List.of()));
            jdbc.execute("analyze");

            IssueStore issues = new IssueStore(database, TestJournal.CIPHER);
            DeliveryStore deliveries = new DeliveryStore(database, TestJournal.CIPHER);
            long delivered = orders.stream()
                    .mapToLong(order -> issueAndDeliver(issues, deliveries, order.transfers()))
                    .sum();

            assertThat(delivered).isEqualTo(RESULTS);
            assertThat(new JournalView(database).sums().values())
                    .extracting(Sums::delivered)
                    .containsExactly(delivered);
            // each order may read all of what is still small; each of its rows may not
            assertThat(readThrough(jdbc, "credential")).isLessThan((long) orders.size() * RESULTS);
        }
    }

    private static int issueAndDeliver(IssueStore issues, DeliveryStore deliveries, List<UUID> transfers) {
        issues.store(
                transfers.stream().<IssueOutcome>map(TestJournal::issuedOutcome).toList());
        List<DeliveryStore.ToDeliver> loaded = deliveries.load("wallet", transfers);
        deliveries.store(
                "wallet",
                loaded.stream()
                        .<DeliveryOutcome>map(each -> new DeliveryOutcome.Delivered(each.transfer(), "ref", false))
                        .toList());
        return loaded.size();
    }

    /** Rows that were read because all of the table was. */
    private static long readThrough(JdbcTemplate jdbc, String table) {
        jdbc.queryForList("select pg_stat_force_next_flush()");
        return Objects.requireNonNull(jdbc.queryForObject(
                "select seq_tup_read from pg_stat_user_tables where relname = ?", Long.class, table));
    }
}
