package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** The life of a university's configuration in a hub that runs on, as one story. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActivationTest {

    private static final String ID = Springfield.ID;

    private final Site site = Site.fresh("activation").keep(List.of("twente")).unscheduled();
    private final DemoAlliance alliance = site.alliance(20);
    private final Springfield springfield = new Springfield(site);

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void start() {
        Map<String, String> environment = site.environment(alliance, 0);
        site.settle(environment);
        hub = new RunningHub(Configuration.open(site.config(), environment));
    }

    @AfterAll
    void stop() {
        hub.close();
        alliance.close();
    }

    @Test
    @Order(1)
    void aUniversityIsAddedToARunningHub() {
        springfield.catalogue();
        springfield.drop("results-1.csv", 0, 3, "Passed");
        springfield.draft(springfield.text());

        String said = run("activate", ID, "--note", "first try");
        sync();

        assertThat(said)
                .containsPattern("ok +first page +3 results, 0 rejected")
                .containsPattern("ok +preview +3 records: \\{Recognised=3}")
                .contains("Version 1 of springfield is active.");
        assertThat(hub.journal().sums().get(ID).delivered()).isEqualTo(3);
        assertThat(lastRun().configuration()).isEqualTo(1);
        assertThat(run("versions", ID)).containsPattern("1 +active +.* operator +first try");
    }

    @Test
    @Order(2)
    void theSameDraftAgainIsNothingToDo() {
        assertThat(run("activate", ID)).contains("active as version 1; there is nothing to do");
        assertThat(run("diff", ID)).contains("No difference between version 1 and draft.");
    }

    @Test
    @Order(3)
    void aBrokenDraftIsRefusedAndTheRunningVersionRunsOn() {
        springfield.draft(springfield.text().replace("country:", "cuontry:"));

        Command.Ended refused = Command.end("activate", ID, "--url", hub.address());
        springfield.drop("results-2.csv", 3, 5, "Passed");
        sync();

        assertThat(refused.exit()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(refused.error()).contains("springfield.yaml, line 3", "did you mean 'country'");
        assertThat(hub.journal().sums().get(ID).delivered()).isEqualTo(5);
        assertThat(status(ID).path("configuration").path("draft").asString()).isEqualTo("DIFFERS");
        assertThat(run("status")).contains("! springfield: draft differs from active version 1");
    }

    @Test
    @Order(4)
    void aDraftThatFailsAStepIsRefusedUnlessAReasonIsGiven() {
        String withoutDirectory = springfield.text().replace("../data/springfield", "../data/nowhere");
        springfield.draft(withoutDirectory);

        Command.Ended tried = Command.end("activate", ID, "--dry-run", "--url", hub.address());
        Command.Ended refused = Command.end("activate", ID, "--url", hub.address());

        assertThat(tried.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.out()).contains("FAILED");
        assertThat(refused.error()).contains("springfield was not activated, version 1 runs on");
        assertThat(active(ID)).isEqualTo(1);

        run("activate", ID, "--despite-failures", "comes tomorrow");
        assertThat(active(ID)).isEqualTo(2);
        assertThat(run("versions", ID)).contains("comes tomorrow (despite failed steps: ");
    }

    @Test
    @Order(5)
    void anEarlierVersionComesBackAsANewOneAndTheDraftIsKept() throws IOException {
        String draft = springfield.text().replace("rowsPerPage: 1000", "rowsPerPage: 7");
        springfield.draft(draft);
        assertThat(run("rollback", ID, "1", "--dry-run"))
                .contains("-  inbox: {directory: ../data/nowhere", "+  inbox: {directory: ../data/springfield");

        String said = run("rollback", ID, "1", "--note", "worked");

        assertThat(said).contains("Version 4 of springfield is active.", "reads from the beginning");
        assertThat(Files.readString(springfield.file())).isEqualTo(springfield.text());
        assertThat(run("versions", ID))
                .containsPattern("4 +active +.* back to version 1: worked")
                .containsPattern("3 +never active");
        assertThat(run("diff", ID, "4", "3")).contains("-  rowsPerPage: 1000", "+  rowsPerPage: 7");
        springfield.drop("results-3.csv", 5, 6, "Passed");
        sync();
        assertThat(lastRun().configuration()).isEqualTo(4);
        assertThat(hub.journal().sums().get(ID).delivered()).isEqualTo(6);
    }

    @Test
    @Order(6)
    void aDraftThatIsNotValidIsNotLostUnasked() throws IOException {
        springfield.draft("half: [");

        Command.Ended refused = Command.end("rollback", ID, "4", "--url", hub.address());

        assertThat(refused.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.error()).contains("would be lost");
        assertThat(Files.readString(springfield.file())).isEqualTo("half: [");
        assertThat(active(ID)).isEqualTo(4);
        run("rollback", ID, "4", "--discard-draft");
        assertThat(Files.readString(springfield.file())).isEqualTo(springfield.text());
        assertThat(active(ID)).isEqualTo(5);
    }

    @Test
    @Order(7)
    void aRunUnderWayEndsOnTheVersionItBeganWith() {
        String fivesAPage = springfield.text().replace("rowsPerPage: 1000", "rowsPerPage: 5");
        springfield.draft(fivesAPage);
        run("activate", ID);
        springfield.drop("many.csv", 1_000, 3_000, "Failed");
        hub.awaitRuns(1, () -> run("sync", ID));
        await().atMost(Duration.ofSeconds(60)).until(() -> lastRun().pages() > 3);

        springfield.draft(springfield.text());
        run("activate", ID, "--unchecked", "the run is what is tested");

        assertThat(active(ID)).isEqualTo(7);
        SyncRun underWay = lastRun();
        assertThat(underWay.state()).as("it runs while version 7 is active").isEqualTo(SyncRun.State.RUNNING);
        hub.awaitRest();
        SyncRun ended = lastRun();
        assertThat(ended.id()).isEqualTo(underWay.id());
        assertThat(ended.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(ended.configuration()).isEqualTo(6);
        assertThat(ended.pages()).as("to its end it read five rows a page").isGreaterThanOrEqualTo(400);
        assertThat(ended.read()).isEqualTo(2_000);
        springfield.drop("few.csv", 3_000, 3_200, "Failed");
        sync();
        assertThat(lastRun().configuration()).isEqualTo(7);
        assertThat(lastRun().pages()).as("the next one reads a thousand a page").isLessThan(5);
        assertThat(lastRun().read()).isEqualTo(200);
    }

    @Test
    @Order(8)
    void anInterruptedRunGoesOnWithTheVersionOfNow() {
        hub.sync(Set.of("twente"));
        hub.awaitRest();
        int known = (int) hub.journal().sums().get("twente").read();
        alliance.universities().getFirst().campus().add();
        interruptNextRun("twente");

        String text = site.read("universities/twente.yaml").replace("pageSize: 250", "pageSize: 10");
        site.write("universities/twente.yaml", text);
        run("activate", "twente", "--unchecked", "its check fails on purpose");
        hub.awaitRest();

        SyncRun resumed = hub.journal().runs("twente", 1).getFirst();
        assertThat(resumed.configuration()).isEqualTo(2);
        assertThat(resumed.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(resumed.withdrawn()).isZero();
        assertThat(resumed.read()).isEqualTo(1);
        assertThat(hub.journal().sums().get("twente").read()).isEqualTo(known + 1);
    }

    /** As a SIS that is away does: the run waits and is due again at once. */
    private void interruptNextRun(String university) {
        SyncRuns runs = new SyncRuns(hub.database(), "another instance that has died");
        SyncRun begun = runs.start(university, SyncRun.Trigger.MANUAL, null).orElseThrow();
        runs.waitUntil(begun.id(), java.time.Instant.now().plusSeconds(5), "HTTP 503");
    }

    @Test
    @Order(9)
    void aRestartRunsWhatWasActiveAndSaysThatTheFileDiffers() throws IOException {
        springfield.draft(springfield.text().replace("Springfield University", "University of Springfield"));
        Files.delete(site.config().resolve("universities/twente.yaml"));
        hub.close();

        start();

        assertThat(active(ID)).isEqualTo(7);
        assertThat(run("status"))
                .contains("! springfield: draft differs from active version 7")
                .contains("! twente: its file is gone, active version 2 runs on");
        springfield.drop("results-4.csv", 6, 7, "Passed");
        hub.sync(Set.of(ID, "twente"));
        hub.awaitRest();
        assertThat(lastRun().configuration()).isEqualTo(7);
        assertThat(lastRun().read()).isEqualTo(1);
        assertThat(hub.journal().runs("twente", 1).getFirst().state()).isEqualTo(SyncRun.State.DONE);
    }

    @Test
    @Order(10)
    void aRetiredUniversityIsReadNoMore() {
        assertThat(run("retire", "twente", "--note", "has left")).contains("twente is read no more");

        Command.Ended refused = Command.end("sync", "twente", "--url", hub.address());

        assertThat(refused.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.error()).contains("There is no university 'twente'");
        assertThat(run("status")).contains("! twente: retired");
        run("rollback", "twente", "1");
        hub.sync(Set.of("twente"));
        hub.awaitRest();
        assertThat(hub.journal().runs("twente", 1).getFirst().state()).isEqualTo(SyncRun.State.DONE);
    }

    @Test
    @Order(11)
    void everyChangeIsInTheAuditLog() {
        assertThat(hub.jdbc()
                        .query(
                                "select who || ': ' || action || ' ' || subject from audit where action like '%configuration' order by id",
                                (row, number) -> row.getString(1)))
                .startsWith("hub-1: activate configuration twente version 1")
                .contains(
                        "operator: activate configuration springfield version 1",
                        "operator: keep draft configuration springfield version 3",
                        "operator: retire configuration twente version 2");
    }

    private String run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = hub.address();
        return Command.run(all);
    }

    private void sync() {
        hub.sync(Set.of(ID));
        hub.awaitRest();
    }

    private SyncRun lastRun() {
        return hub.journal().runs(ID, 1).getFirst();
    }

    private int active(String university) {
        return status(university).path("configuration").path("active").asInt();
    }

    private JsonNode status(String university) {
        return Command.answer("status", "--json", "--url", hub.address())
                .path("universities")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(university))
                .findFirst()
                .orElseThrow();
    }
}
