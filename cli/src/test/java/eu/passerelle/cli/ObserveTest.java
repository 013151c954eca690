package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.cli.TraceCollector.Seen;
import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.Sums;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a whole hub tells of itself while results go from a SIS to a wallet: metrics, traces, health, log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObserveTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UNIVERSITY = "tampere";
    private static final Path FILES = Site.root().resolve("docs/observability");

    private final Site site = Site.fresh("observe").keep(List.of(UNIVERSITY)).unscheduled();
    private final DemoAlliance alliance = site.alliance(12);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    @SuppressWarnings("NullAway.Init")
    private TraceCollector collector;

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void start() throws IOException {
        collector = new TraceCollector();
        site.write("web-token", "everything");
        site.write("scrape-token", "scrape-only");
        site.write("trace-token", "Basic dHJhY2Vz");
        site.write("hub.yaml", site.read("hub.yaml").replace("web:\n", "web:\n  token: ${file:web-token}\n"));
        site.configure("""
                observe:
                  metricsToken: ${file:scrape-token}
                  logs: ECS
                  traces: {endpoint: "%s", share: 1.0, authorization: "${file:trace-token}"}
                """.formatted(collector.address()));
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)));
        hub.syncToRest();
    }

    @AfterAll
    void stop() {
        System.setOut(console);
        hub.close();
        alliance.close();
        collector.close();
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
        double judged = sums.delivered() + sums.declined() + sums.referred();

        Scrape metrics = Scrape.of(get("/actuator/prometheus", "scrape-only").body());

        assertThat(sums.delivered()).isPositive();
        assertThat(metrics.sum("passerelle_transfers", "state=\"delivered\"")).isEqualTo(sums.delivered());
        assertThat(metrics.sum("passerelle_transfers")).isEqualTo(sums.read());
        assertThat(metrics.sum("passerelle_step_transfers_total", "step=\"credential\""))
                .isEqualTo(judged);
        assertThat(metrics.sum("passerelle_step_transfers_total", "outcome=\"issued\""))
                .isEqualTo(sums.delivered());
        assertThat(metrics.sum("passerelle_deliveries_total", "outcome=\"delivered\""))
                .isGreaterThanOrEqualTo(sums.delivered());
        assertThat(metrics.sum("passerelle_way_seconds_count")).isGreaterThanOrEqualTo(sums.delivered());
        assertThat(metrics.sum("passerelle_seal_seconds_count", "format=\"elm\""))
                .isEqualTo(sums.delivered());
        assertThat(metrics.sum("passerelle_outgoing_request_seconds_count", "name=\"tampere\"", "status=\"2xx\""))
                .isPositive();
        assertThat(metrics.sum("passerelle_circuit", "state=\"closed\"")).isEqualTo(2);
        assertThat(metrics.sum("passerelle_sync_runs_total", "state=\"done\"")).isEqualTo(1);
        assertThat(metrics.sum("passerelle_queue_messages")).isZero();
        assertThat(metrics.sum("passerelle_queue_consumers")).isPositive();
        assertThat(metrics.sum("passerelle_broker_up")).isEqualTo(1);
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
        get("/api/status", "everything");
        Set<String> told =
                Scrape.of(get("/actuator/prometheus", "scrape-only").body()).names();
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
        UUID transfer = hub.delivered(UNIVERSITY).values().iterator().next();
        String trace = transfer.toString().replace("-", "");

        await().atMost(Duration.ofSeconds(20)).until(() -> collector.of(trace).size() >= 3);

        List<Seen> way = collector.of(trace);
        Seen root = way.stream()
                .filter(span -> span.name().equals("sync"))
                .findFirst()
                .orElseThrow();
        assertThat(root.parent()).isEmpty();
        assertThat(way.stream().map(Seen::name))
                .contains("sync", "credential")
                .anyMatch(name -> name.startsWith("deliver "));
        assertThat(way).allSatisfy(span -> {
            assertThat(span.attributes()).containsEntry("passerelle.transfer.id", transfer.toString());
            assertThat(span.nanoseconds()).isPositive();
            assertThat(span.equals(root) || span.parent().equals(root.id())).isTrue();
            assertThat(collector.span(span.links().getFirst()).name()).isEqualTo(span.name() + " batch");
        });
    }

    @Test
    void batchesLinkToWhatHasSentThemAndHoldTheirCalls() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> collector.named("deliver europass batch").findAny().isPresent());

        assertThat(collector.named("credential batch"))
                .isNotEmpty()
                .allSatisfy(batch ->
                        assertThat(collector.span(batch.links().getFirst()).name()).isEqualTo("sync batch"));
        assertThat(collector.named("deliver europass batch"))
                .allSatisfy(batch ->
                        assertThat(collector.span(batch.links().getFirst()).name()).isEqualTo("credential batch"));
        assertThat(collector.named("call sis tampere"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(collector.span(call.parent()).name()).isEqualTo("sync batch"));
        assertThat(collector.named("call target europass"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(collector.span(call.parent()).name()).isEqualTo("deliver europass batch"));
        assertThat(collector.authorizations()).containsOnly("Basic dHJhY2Vz");
    }

    @Test
    void nothingThatIsToldSaysWhoALearnerIs() throws Exception {
        PersonalData learners = new PersonalData(alliance);
        List<String> told = new ArrayList<>(
                get("/actuator/prometheus", "scrape-only").body().lines().toList());
        collector.spans().forEach(span -> told.addAll(span.whole().lines().toList()));
        told.addAll(logged());

        assertThat(told).hasSizeGreaterThan(500);
        assertThat(learners.in(told)).isEmpty();
    }

    @Test
    void theLogIsJsonWithUniversityAndRun() {
        assertThat(logged())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                JSON.readTree(line).path("@timestamp").asString())
                        .isNotEmpty());
        assertThat(logged())
                .filteredOn(line -> line.contains("tampere: run"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    JsonNode event = JSON.readTree(line);
                    assertThat(event.path("university").asString()).isEqualTo(UNIVERSITY);
                    assertThat(event.path("run").asString()).hasSize(36);
                });
    }

    private List<String> logged() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    @Test
    void healthTellsStrangersNothingButYesOrNo() throws Exception {
        for (String path : List.of("/livez", "/readyz", "/actuator/health", "/actuator/health/readiness")) {
            HttpResponse<String> answer = get(path, null);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("status").doesNotContain(UNIVERSITY, "europass", "components");
        }
        assertThat(get("/api/health", null).statusCode()).isEqualTo(401);
        JsonNode told = JSON.readTree(get("/api/health", "everything").body());
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
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "guess").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "everything").statusCode()).isEqualTo(200);
        assertThat(get("/api/status", "scrape-only").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus/../../api/status", "scrape-only").statusCode())
                .isNotEqualTo(200);
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.address() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
