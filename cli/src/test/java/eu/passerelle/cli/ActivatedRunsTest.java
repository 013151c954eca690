package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRun.Trigger;
import eu.passerelle.journal.SyncRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What becomes of runs when the configuration of their university changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class ActivatedRunsTest {

    private static final String ID = Springfield.ID;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ActivationStage stage = new ActivationStage("activated-runs");
    private final Springfield springfield = stage.springfield;

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    @Order(1)
    void aRunUnderWayEndsOnTheVersionItBeganWith() {
        springfield.catalogue();
        springfield.drop("many.csv", 1_000, 3_000, "Failed");
        String fivesAPage = springfield.text().replace("rowsPerPage: 1000", "rowsPerPage: 5");
        springfield.draft(fivesAPage);
        stage.run("activate", ID);
        stage.hub().awaitRuns(1, () -> stage.run("sync", ID));
        await().atMost(PATIENCE).until(() -> stage.lastRun(ID).pages() > 3);

        springfield.draft(springfield.text());
        stage.run("activate", ID, "--unchecked", "the run is what is tested");

        assertThat(stage.active(ID)).isEqualTo(2);
        SyncRun underWay = stage.lastRun(ID);
        assertThat(underWay.state()).as("it runs while version 2 is active").isEqualTo(SyncRun.State.RUNNING);
        stage.hub().awaitRest();
        SyncRun ended = stage.lastRun(ID);
        assertThat(ended.id()).isEqualTo(underWay.id());
        assertThat(ended.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(ended.configuration()).isEqualTo(1);
        assertThat(ended.pages()).as("to its end it read five rows a page").isGreaterThanOrEqualTo(400);
        assertThat(ended.read()).isEqualTo(2_000);
        springfield.drop("few.csv", 3_000, 3_200, "Failed");
        stage.sync(ID);
        assertThat(stage.lastRun(ID).configuration()).isEqualTo(2);
        assertThat(stage.lastRun(ID).pages())
                .as("the next one reads a thousand a page")
                .isLessThan(5);
        assertThat(stage.lastRun(ID).read()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void anInterruptedRunGoesOnWithTheVersionOfNow() {
        stage.hub().sync(Set.of("twente"));
        stage.hub().awaitRest();
        int known = (int) stage.sums("twente").read();
        stage.alliance.universities().getFirst().campus().add();
        interruptNextRun("twente");

        String text = stage.site.read("universities/twente.yaml").replace("pageSize: 250", "pageSize: 10");
        stage.site.write("universities/twente.yaml", text);
        stage.run("activate", "twente", "--unchecked", "its check fails on purpose");
        stage.hub().awaitRest();

        SyncRun resumed = stage.hub().journal().runs("twente", 1).getFirst();
        assertThat(resumed.configuration()).isEqualTo(2);
        assertThat(resumed.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(resumed.withdrawn()).isZero();
        assertThat(resumed.read()).isEqualTo(1);
        assertThat(stage.sums("twente").read()).isEqualTo(known + 1);
    }

    /** As a SIS that is away does: the run waits and is due again at once. */
    private void interruptNextRun(String university) {
        SyncRuns runs = new SyncRuns(stage.hub().database(), "another instance that has died");
        SyncRun begun = runs.start(university, SyncRun.Trigger.MANUAL, null).orElseThrow();
        runs.waitUntil(begun.id(), Instant.now().plusSeconds(5), "HTTP 503");
    }

    @Test
    @Order(3)
    void aScheduleBeginsAndEndsWithItsVersion() {
        String scheduled = springfield.text() + "schedule: {cron: \"0/2 * * * * ?\", jitter: PT0S}\n";
        springfield.draft(scheduled);
        Instant before = Instant.now();

        stage.run("activate", ID);
        await().atMost(PATIENCE)
                .until(() -> stage.lastRun(ID).trigger() == Trigger.SCHEDULE
                        && stage.lastRun(ID).configuration() != null);

        SyncRun run = stage.lastRun(ID);
        assertThat(run.configuration()).isEqualTo(3);
        assertThat(run.scheduledAt()).isNotNull().satisfies(at -> {
            assertThat(at).isAfter(before);
            assertThat(at.toEpochMilli() % 2_000).isZero();
        });
        springfield.draft(springfield.text());
        stage.run("activate", ID);
        stage.hub().awaitRest();
        stage.sync(ID);
        Instant now = Instant.now();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(now.plusSeconds(5)));
        assertThat(stage.lastRun(ID).trigger())
                .as("nothing runs by itself any more")
                .isEqualTo(Trigger.MANUAL);
    }

    @Test
    @Order(4)
    void noTimeBeforeAVersionWasActiveCountsAsMissed() {
        stage.hub()
                .jdbc()
                .update("update sync_run set scheduled_at = scheduled_at - interval '3 hours'"
                        + " where scheduled_at is not null");
        springfield.draft(springfield.text() + "schedule: {cron: \"0 0/20 * * * ?\", jitter: PT0S}\n");
        stage.run("activate", ID);

        stage.hub().catchUp();

        assertThat(stage.hub().jdbc().queryForList("select * from missed_run")).isEmpty();
    }
}
