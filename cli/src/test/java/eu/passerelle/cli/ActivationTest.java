package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SyncRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of a university's configuration in a hub that runs on, as one story. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class ActivationTest {

    private static final String ID = Springfield.ID;

    private final ActivationStage stage = new ActivationStage("activation");
    private final Springfield springfield = stage.springfield;

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    @Order(1)
    void aUniversityIsAddedToARunningHub() {
        springfield.catalogue();
        springfield.drop("results-1.csv", 0, 3, "Passed");
        springfield.draft(springfield.text());

        String said = stage.run("activate", ID, "--note", "first try");
        stage.sync(ID);

        assertThat(said)
                .containsPattern("ok +first pages +3 results, 0 taken back, 0 unreadable")
                .containsPattern("ok +preview +3 records: \\{Recognised=3}")
                .contains("Version 1 of springfield is active.");
        assertThat(stage.sums(ID).delivered()).isEqualTo(3);
        assertThat(stage.lastRun(ID).configuration()).isEqualTo(1);
        assertThat(stage.run("versions", ID)).containsPattern("1 +active +.* operator +first try");
    }

    @Test
    @Order(2)
    void theSameDraftAgainIsNothingToDo() {
        assertThat(stage.run("activate", ID)).contains("active as version 1; there is nothing to do");
        assertThat(stage.run("diff", ID)).contains("No difference between version 1 and draft.");
    }

    @Test
    @Order(3)
    void aBrokenDraftIsRefusedAndTheRunningVersionRunsOn() {
        springfield.draft(springfield.text().replace("country:", "cuontry:"));

        Command.Ended refused = stage.end("activate", ID);
        springfield.drop("results-2.csv", 3, 5, "Passed");
        stage.sync(ID);

        assertThat(refused.exit()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(refused.error()).contains("springfield.yaml, line 3", "did you mean 'country'");
        assertThat(stage.sums(ID).delivered()).isEqualTo(5);
        assertThat(stage.configuration(ID).path("draft").asString()).isEqualTo("DIFFERS");
        assertThat(stage.run("status")).contains("! springfield: draft differs from active version 1");
    }

    @Test
    @Order(4)
    void aDraftThatFailsAStepIsRefusedUnlessAReasonIsGiven() {
        String withoutDirectory = springfield.text().replace("../data/springfield", "../data/nowhere");
        springfield.draft(withoutDirectory);

        Command.Ended tried = stage.end("activate", ID, "--dry-run");
        Command.Ended refused = stage.end("activate", ID);

        assertThat(tried.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.out()).contains("FAILED");
        assertThat(refused.error()).contains("springfield was not activated, version 1 runs on");
        assertThat(stage.active(ID)).isEqualTo(1);

        stage.run("activate", ID, "--despite-failures", "comes tomorrow");
        assertThat(stage.active(ID)).isEqualTo(2);
        assertThat(stage.run("versions", ID)).contains("comes tomorrow (despite failed steps: ");
    }

    @Test
    @Order(5)
    void anEarlierVersionComesBackAsANewOneAndTheDraftIsKept() throws IOException {
        String draft = springfield.text().replace("rowsPerPage: 1000", "rowsPerPage: 7");
        springfield.draft(draft);
        assertThat(stage.run("rollback", ID, "1", "--dry-run"))
                .contains("-  inbox: {directory: ../data/nowhere", "+  inbox: {directory: ../data/springfield");

        String said = stage.run("rollback", ID, "1", "--note", "worked");

        assertThat(said).contains("Version 4 of springfield is active.", "reads from the beginning");
        assertThat(Files.readString(springfield.file())).isEqualTo(springfield.text());
        assertThat(stage.run("versions", ID))
                .containsPattern("4 +active +.* back to version 1: worked")
                .containsPattern("3 +never active");
        assertThat(stage.run("diff", ID, "4", "3")).contains("-  rowsPerPage: 1000", "+  rowsPerPage: 7");
        springfield.drop("results-3.csv", 5, 6, "Passed");
        stage.sync(ID);
        assertThat(stage.lastRun(ID).configuration()).isEqualTo(4);
        assertThat(stage.sums(ID).delivered()).isEqualTo(6);
    }

    @Test
    @Order(6)
    void aDraftThatIsNotValidIsNotLostUnasked() throws IOException {
        springfield.draft("half: [");

        Command.Ended refused = stage.end("rollback", ID, "4");

        assertThat(refused.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.error()).contains("would be lost");
        assertThat(Files.readString(springfield.file())).isEqualTo("half: [");
        assertThat(stage.active(ID)).isEqualTo(4);
        stage.run("rollback", ID, "4", "--discard-draft");
        assertThat(Files.readString(springfield.file())).isEqualTo(springfield.text());
        assertThat(stage.active(ID)).isEqualTo(5);
    }

    @Test
    @Order(7)
    void aRestartRunsWhatWasActiveAndSaysThatTheFileDiffers() throws IOException {
        springfield.draft(springfield.text().replace("Springfield University", "University of Springfield"));
        Files.delete(stage.site.config().resolve("universities/twente.yaml"));

        stage.startAgain();

        assertThat(stage.active(ID)).isEqualTo(5);
        assertThat(stage.run("status"))
                .contains("! springfield: draft differs from active version 5")
                .contains("! twente: its file is gone, active version 1 runs on");
        springfield.drop("results-4.csv", 6, 7, "Passed");
        stage.hub().sync(Set.of(ID, "twente"));
        stage.hub().awaitRest();
        assertThat(stage.lastRun(ID).configuration()).isEqualTo(5);
        assertThat(stage.lastRun(ID).read()).isEqualTo(1);
        assertThat(stage.hub().journal().runs("twente", 1).getFirst().state()).isEqualTo(SyncRun.State.DONE);
    }

    @Test
    @Order(8)
    void aRetiredUniversityIsReadNoMore() {
        assertThat(stage.run("retire", "twente", "--note", "has left")).contains("twente is read no more");

        Command.Ended refused = stage.end("sync", "twente");

        assertThat(refused.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.error()).contains("There is no university 'twente'");
        assertThat(stage.run("status")).contains("! twente: retired");
        stage.run("rollback", "twente", "1");
        stage.hub().sync(Set.of("twente"));
        stage.hub().awaitRest();
        assertThat(stage.hub().journal().runs("twente", 1).getFirst().state()).isEqualTo(SyncRun.State.DONE);
    }

    @Test
    @Order(9)
    void everyChangeIsInTheAuditLog() {
        assertThat(stage.hub()
                        .jdbc()
                        .query(
                                "select who || ': ' || action || ' ' || subject from audit where action like '%configuration' order by id",
                                (row, number) -> row.getString(1)))
                .startsWith("hub-1: activate configuration twente version 1")
                .contains(
                        "operator: activate configuration springfield version 1",
                        "operator: keep draft configuration springfield version 3",
                        "operator: retire configuration twente version 1");
    }
}
