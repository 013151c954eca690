package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A registrar's day: why it was decided so, a rule tried on the past, changed, changed wrongly, and a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class PolicyTest {

    private static final String EXTERNAL = "<text>\"recognised\"</text>\n        </outputEntry>\n"
            + "        <outputEntry id=\"quality-authority-external-rule\">";

    private final Site site = Site.ready("policy").keep(Set.of("twente")).unscheduled();
    private final DemoAlliance alliance = site.alliance(60);
    private final Path table = site.config().resolve("recognition/quality-authority.dmn");
    private final Path examples = site.config().resolve("recognition/quality-authority.examples.csv");

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void start() {
        site.settle(site.environment(alliance, 0));
        hub = open();
        hub.syncToRest();
    }

    private RunningHub open() {
        return new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)));
    }

    @AfterAll
    void stop() {
        hub.close();
        alliance.close();
    }

    @Test
    @Order(1)
    void everyDecisionIsStoredWithRowsTablesAndFacts() {
        assertThat(hub.jdbc()
                        .queryForList(
                                "select id from transfer t where state <> 'REJECTED' and not exists"
                                        + " (select 1 from decision d where d.transfer = t.id)",
                                String.class))
                .isEmpty();
        String delivered = hub.delivered("twente").values().iterator().next().toString();

        JsonNode why = Command.json("decide", "--transfer", delivered, "--json", "--url", hub.address());
        String shown = Command.run("show", delivered, "--url", hub.address());

        assertThat(why.path("stored").path("rules")).hasSize(6);
        assertThat(why.path("stored").path("tables").get(0).asString()).startsWith("release#");
        assertThat(why.path("stored").path("facts").path("authority").asInt()).isEqualTo(4);
        assertThat(why.path("again").path("decision").asString()).isEqualTo("recognised");
        assertThat(shown).contains("quality-authority-external", "lacks integration and stackability (optional)");
        assertThat(Command.run("decide", "--transfer", delivered, "--url", hub.address()))
                .contains("the same.");
    }

    @Test
    @Order(2)
    void aTableIsTriedOnThePastBeforeItIsInForce() throws IOException {
        int delivered = hub.delivered("twente").size();
        Path tried = Files.createDirectories(site.file("tried")).resolve("quality-authority.dmn");
        Files.writeString(tried, declinesExternal());

        String told = Command.run("decide", "--what-if", tried.toString(), "--url", hub.address());

        assertThat(told)
                .contains(delivered + " of ", "recognised", "quality-authority-external", "declined")
                .contains("! not ready to go live: quality-authority.examples.csv");
        assertThat(hub.delivered("twente")).hasSize(delivered);
    }

    private String declinesExternal() throws IOException {
        String text = Files.readString(table);
        assertThat(text).contains(EXTERNAL);
        return text.replace(EXTERNAL, EXTERNAL.replace("recognised", "declined"));
    }

    @Test
    @Order(3)
    void aBrokenTableIsRefusedAndTheHubGoesOn() throws IOException {
        String good = Files.readString(table);

        Files.writeString(table, good.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""));

        await().atMost(Duration.ofSeconds(10)).until(() -> !problems().isEmpty());
        StringWriter told = new StringWriter();
        StatusCommand.print(status(), new PrintWriter(told));
        assertThat(told.toString()).contains("! recognition policy, the running version stays: quality-authority.dmn");
        assertThat(problems().get(0).asString()).contains("quality-authority.dmn", "row", "overlaps");
        Files.writeString(table, good);
        await().atMost(Duration.ofSeconds(10)).until(() -> problems().isEmpty());
    }

    @Test
    @Order(4)
    void aChangedTableIsInForceWithoutARestart() throws IOException {
        String before = version();

        Files.writeString(table, declinesExternal());
        Files.writeString(
                examples,
                Files.readString(examples)
                        .replace("recognised,quality-authority-external,", "declined,quality-authority-external,"));

        await().atMost(Duration.ofSeconds(10)).until(() -> !version().equals(before));
        alliance.campus("twente").add();
        alliance.publish();
        hub.syncToRest();
        assertThat(hub.jdbc()
                        .queryForObject(
                                "select count(*) from decision where decision = 'declined' and policy = ?"
                                        + " and rule = 'quality-authority-external'",
                                Integer.class,
                                version()))
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void afterARestartThePastIsJudgedAsItWas() {
        hub.close();
        hub = open();

        String told = Command.run("decide", "--replay", "--url", hub.address());

        assertThat(told).startsWith("0 of ");
    }

    @Test
    @Order(6)
    void tellsWhatCredentialsLackAndWhatTheTablesSay() {
        String config = site.config().toString();

        assertThat(Command.run("completeness", "twente", "--url", hub.address()))
                .contains("type of quality assurance", "prerequisites in the catalogue");
        assertThat(Command.run("decide", "twente", "-c", config)).contains("quality-authority#");
        assertThat(Command.run("decide", "twente", "-c", config, "--facts", "state=final,outcome=failed"))
                .startsWith("declined by release-failed");
    }

    private JsonNode problems() {
        return status().path("policyProblems");
    }

    /** Not by the command, which ends with another code while something needs a person. */
    private JsonNode status() {
        return api().get("/api/status");
    }

    private HubApi api() {
        HubApi api = new HubApi();
        api.url = URI.create(hub.address());
        return api;
    }

    private String version() {
        return api().get("/api/policy").path("version").asString();
    }
}
