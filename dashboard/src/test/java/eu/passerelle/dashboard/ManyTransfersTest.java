package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.bench.LargeJournal;
import eu.passerelle.dashboard.bench.PollingUsers;
import eu.passerelle.journal.TransferCounts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The short form of {@code ./hub bench dashboard}; and every number that the API tells is counted anew, one by one. */
@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ManyTransfersTest {

    private static final int TRANSFERS = 6_000;
    private static final JdbcTemplate JDBC = SampleJournal.DATABASE.jdbc();

    @Test
    void answersSoonAndTellsTheNumbersThatCountingTells(@LocalServerPort int port) throws InterruptedException {
        new LargeJournal(JDBC).fill(TRANSFERS, List.of("many-1", "many-2", "many-3"));
        new TransferCounts(SampleJournal.DATABASE).fold();
        JDBC.update("update transfer set state = 'PULLED', failure_group = null where failure_group = 'bench-3'");

        assertCounted(new ApiClient(port));

        List<String> failed = JDBC.query(
                "select transfer from delivery where state = 'FAILED' and receipt = 'receipt' limit 20",
                (row, number) -> row.getString(1));
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        Map<String, PollingUsers.Figures> figures = new PollingUsers(
                        URI.create("http://localhost:" + port), PollingUsers.pages("many-1", failed))
                .look(4, Duration.ofMillis(50), () -> System.nanoTime() < end);
        assertThat(figures).containsKeys("overview").allSatisfy((name, each) -> {
            assertThat(each.failed()).as(name).isZero();
            assertThat(each.p50()).as(name).isLessThan(1_000);
        });
    }

    private static void assertCounted(ApiClient api) {
        JsonNode overview = api.get("/api/overview").json();
        Map<String, Long> sums = new TreeMap<>();
        overview.path("universities")
                .forEach(each -> each.path("sums")
                        .propertyStream()
                        .filter(sum -> sum.getValue().asLong() > 0)
                        .forEach(sum -> sums.put(
                                each.path("id").asString() + " " + sum.getKey(),
                                sum.getValue().asLong())));
        Map<String, Long> counted = counted("select university || ' ' || case when state in ('PULLED', 'ISSUED')"
                + " then 'inFlight' else lower(state) end, count(*) from transfer group by 1");
        counted.putAll(counted("select university || ' read', count(*) from transfer group by 1"));
        assertThat(sums).isEqualTo(counted);

        Map<String, Long> groups = new TreeMap<>();
        api.get("/api/failure-groups")
                .json()
                .forEach(group -> groups.put(
                        group.path("group").asString(), group.path("count").asLong()));
        assertThat(groups)
                .hasSizeGreaterThan(30)
                .doesNotContainKey("bench-3")
                .isEqualTo(counted("select failure_group, count(*) from transfer where state = 'FAILED' group by 1"));

        Map<String, Long> rules = new TreeMap<>();
        api.get("/api/referred/rules")
                .json()
                .forEach(rule -> rules.put(
                        rule.path("rule").asString(), rule.path("count").asLong()));
        assertThat(rules).isEqualTo(counted("select rule, count(*) from transfer where state = 'REFERRED' group by 1"));

        Map<String, Long> runs = new TreeMap<>();
        api.get("/api/runs/outcomes?most=500&university=many-2")
                .json()
                .propertyStream()
                .forEach(run ->
                        runs.put(run.getKey(), run.getValue().path("read").asLong()));
        assertThat(runs)
                .hasSizeGreaterThan(100)
                .isEqualTo(counted("select run::text, count(*) from transfer where university = 'many-2' group by 1"));
    }

    private static Map<String, Long> counted(String sql) {
        Map<String, Long> counted = new TreeMap<>();
        JDBC.query(sql, row -> {
            counted.put(row.getString(1), row.getLong(2));
        });
        return counted;
    }
}
