package eu.passerelle.cli;

import static eu.passerelle.cli.ObservedHub.COLLECTOR;
import static eu.passerelle.cli.ObservedHub.OPERATOR;
import static eu.passerelle.cli.ObservedHub.SCRAPER;
import static eu.passerelle.cli.ObservedHub.UNIVERSITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.Sums;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a whole hub tells of itself while results go from a SIS to a wallet: metrics, traces, health, log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class ObserveTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FILES = Site.root().resolve("docs/observability");

    @SuppressWarnings("NullAway.Init")
    private ObservedHub observed;

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @SuppressWarnings("NullAway.Init")
    private TraceCollector collector;

    @BeforeAll
    void start() throws IOException {
        observed = new ObservedHub(12);
        hub = observed.hub;
        collector = observed.collector;
    }

    @AfterAll
    void stop() {
        observed.close();
    }

    @Test
    void noRouteIsWithoutTheErrorPolicy() {
        assertThat(hub.part(ModelCamelContext.class).getRouteDefinitions())
                .hasSizeGreaterThan(5)
                .allSatisfy(route -> assertThat(route.getOutputs())
                        .as(route.getRouteId())
                        .hasAtLeastOneElementOfType(OnExceptionDefinition.class));
    }

    @Test
    void metricsSayWhatTheJournalSays() throws Exception {
        Sums sums = hub.total();

        Scrape metrics = observed.scrape();

        metrics.assertTells(sums);
        assertThat(metrics.sum("passerelle_outgoing_request_seconds_count", "name=\"tampere\"", "status=\"2xx\""))
                .isPositive();
        assertThat(metrics.sum("passerelle_circuit", "state=\"closed\"")).isEqualTo(2);
        assertThat(metrics.sum("passerelle_sync_runs_total", "state=\"done\"")).isEqualTo(1);
    }

    @Test
    void thePageOfTheFlowCountsTheSame() {
        Sums sums = hub.total();
        FlowCounts counts = hub.part(FlowCounts.class);

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            Map<String, Long> hour = counts.rates().stream()
                    .collect(Collectors.groupingBy(
                            rate -> rate.what().step() + " " + rate.what().outcome(),
                            Collectors.summingLong(FlowCounts.Rate::hour)));
            assertThat(hour)
                    .containsEntry("sync read", sums.read() - sums.rejected())
                    .containsEntry("credential issued", sums.delivered());
        });
    }

    @Test
    void dashboardsAndAlertRulesNameOnlyWhatIsTold() throws Exception {
        System.gc(); // so that there was one to be told of
        observed.get("/api/status", OPERATOR);
        Set<String> told = observed.scrape().names();
        List<String> expressions = Scrape.asked(FILES);

        JsonNode verdict =
                JSON.readTree(Judge.of("promql.mjs").ask(JSON.writeValueAsString(Map.of("expressions", expressions))));
        JsonNode broken = JSON.readTree(Judge.of("promql.mjs")
                .ask(JSON.writeValueAsString(Map.of("expressions", List.of("sum by (passerelle_transfers")))));

        assertThat(expressions).hasSizeGreaterThan(40);
        assertThat(broken.path("wrong")).isNotEmpty();
        assertThat(verdict.path("wrong")).isEmpty();
        assertThat(verdict.path("metrics").valueStream().map(JsonNode::asString))
                .hasSizeGreaterThan(25)
                .filteredOn(Predicate.not("up"::equals))
                .allSatisfy(name -> assertThat(told).contains(name));
    }

    @Test
    void aTransferIsOneTraceFromItsSisToItsWallet() {
        assertThat(hub.delivered(UNIVERSITY).values()).isNotEmpty().allSatisfy(collector::assertWhole);
    }

    @Test
    void batchesLinkToWhatHasSentThemAndHoldTheirCalls() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> collector.named("deliver europass batch").findAny().isPresent());

        assertThat(collector.named("credential batch"))
                .isNotEmpty()
                .allSatisfy(batch -> assertThat(
                                collector.span(batch.links().getFirst()).name())
                        .isEqualTo("sync batch"));
        assertThat(collector.named("deliver europass batch"))
                .allSatisfy(batch -> assertThat(
                                collector.span(batch.links().getFirst()).name())
                        .isEqualTo("credential batch"));
        assertThat(collector.named("call sis tampere"))
                .isNotEmpty()
                .allSatisfy(
                        call -> assertThat(collector.span(call.parent()).name()).isEqualTo("sync batch"));
        assertThat(collector.named("call target europass"))
                .isNotEmpty()
                .allSatisfy(
                        call -> assertThat(collector.span(call.parent()).name()).isEqualTo("deliver europass batch"));
        assertThat(collector.authorizations()).containsOnly(COLLECTOR);
    }

    @Test
    void nothingThatIsToldSaysWhoALearnerIs() throws Exception {
        PersonalData learners = new PersonalData(observed.alliance);
        hub.delivered(UNIVERSITY).values().forEach(collector::assertWhole);

        String metrics = observed.get("/actuator/prometheus", SCRAPER).body();
        List<String> told = new ArrayList<>(metrics.lines().toList());
        collector.spans().forEach(span -> told.addAll(span.whole().lines().toList()));
        told.addAll(observed.logged());

        Scrape.of(metrics).assertTells(hub.total());
        assertThat(observed.logged()).anyMatch(line -> line.contains("tampere: run") && line.contains(" DONE: "));
        assertThat(learners.in(List.of(observed.alliance
                        .campus(UNIVERSITY)
                        .learners()
                        .getFirst()
                        .email())))
                .as("who is looked for is found")
                .hasSize(1);
        assertThat(learners.in(told)).isEmpty();
    }

    @Test
    void theLogIsJsonWithUniversityAndRun() {
        assertThat(observed.logged())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                JSON.readTree(line).path("@timestamp").asString())
                        .isNotEmpty());
        assertThat(observed.logged())
                .filteredOn(line -> line.contains("tampere: run"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    JsonNode event = JSON.readTree(line);
                    assertThat(event.path("university").asString()).isEqualTo(UNIVERSITY);
                    assertThat(event.path("run").asString()).hasSize(36);
                });
    }

    @Test
    void healthTellsStrangersNothingButYesOrNo() throws Exception {
        for (String path : List.of("/livez", "/readyz", "/actuator/health", "/actuator/health/readiness")) {
            HttpResponse<String> answer = observed.get(path, null);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("status").doesNotContain(UNIVERSITY, "europass", "components");
        }
        assertThat(observed.get("/api/health", null).statusCode()).isEqualTo(401);
        JsonNode told = JSON.readTree(observed.get("/api/health", OPERATOR).body());
        assertThat(told.path("ready").asBoolean()).isTrue();
        assertThat(told.path("parts")
                        .valueStream()
                        .map(part -> part.path("kind").asString() + " "
                                + part.path("name").asString()))
                .contains(
                        "database database",
                        "broker broker",
                        "sis tampere",
                        "target europass",
                        "target email",
                        "key key");
    }

    @Test
    void theScrapersTokenOpensNothingElse() throws Exception {
        assertThat(observed.get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(observed.get("/actuator/prometheus", "guess").statusCode()).isEqualTo(401);
        assertThat(observed.get("/actuator/prometheus", OPERATOR).statusCode()).isEqualTo(200);
        assertThat(observed.get("/api/status", SCRAPER).statusCode()).isEqualTo(401);
        assertThat(observed.get("/actuator/prometheus/../../api/status", SCRAPER)
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void aUniversityInTroubleIsToldAndTheHubStaysReady() throws Exception {
        hub.jdbc()
                .update("insert into sync_run (id, university, trigger, state, owner, ended_at, message) values"
                        + " (gen_random_uuid(), 'tampere', 'MANUAL', 'STOPPED', 'nobody', now(), 'HTTP 401')");
        try {
            HttpResponse<String> stranger = observed.get("/actuator/health", null);

            assertThat(stranger.statusCode()).isEqualTo(200);
            assertThat(stranger.body()).contains("IMPAIRED").doesNotContain("401");
            assertThat(observed.get("/readyz", null).statusCode()).isEqualTo(200);
            assertThat(observed.get("/api/health", OPERATOR).body()).contains("HTTP 401");
        } finally {
            hub.jdbc().update("delete from sync_run where owner = 'nobody'");
        }
    }
}
