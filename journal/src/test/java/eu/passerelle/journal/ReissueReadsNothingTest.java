package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.CredentialOrder.Asked;
import eu.passerelle.journal.CredentialOrder.Kind;
import eu.passerelle.journal.CredentialOrder.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A credential issued anew has a run of its own, in which no SIS was read: nothing is made good by it. */
class ReissueReadsNothingTest {

    private final TestJournal journal = new TestJournal();
    private final Schedules schedules = new Schedules(TestJournal.DATABASE);

    @BeforeEach
    void issued() {
        journal.sync(journal.result("k1", "4"));
        journal.issueAll();
    }

    private void reissue() {
        CredentialOrder order = new CredentialOrders(TestJournal.DATABASE, TestJournal.CIPHER)
                .ask(
                        new Asked(Kind.REISSUE, journal.issued(), Reason.SEAL_RENEWED, "a new seal"),
                        new Rulings.Speaker("operator", "ann"))
                .orElseThrow();
        assertThat(order.done()).isEqualTo(1);
    }

    private List<String> missed() {
        return new AlertFacts(TestJournal.DATABASE)
                .missed(Instant.now().plus(Duration.ofHours(1))).stream()
                        .map(AlertFacts.Missed::university)
                        .filter(journal.university::equals)
                        .toList();
    }

    private boolean caughtUp() {
        return schedules.pauses().notRun(journal.university, 1).getFirst().caughtUp();
    }

    @Test
    void whatWasMissedStaysMissedUntilTheUniversityIsRead() {
        Instant before = Instant.now().plus(Duration.ofMillis(1));
        schedules.missed(journal.university, before);

        reissue();
        assertThat(missed()).containsExactly(journal.university);
        assertThat(caughtUp()).isFalse();

        journal.sync(journal.result("k1", "4"));
        assertThat(missed()).isEmpty();
        assertThat(caughtUp()).isTrue();
    }

    @Test
    void howLongAWholeRunTakesIsNotToldFromIt() {
        TestJournal.DATABASE
                .jdbc()
                .update(
                        "update sync_run set started_at = started_at - interval '90 seconds' where university = ?",
                        journal.university);

        reissue();

        assertThat(new WaitingForData(TestJournal.DATABASE, TestJournal.CIPHER).lastWholeSeconds(journal.university))
                .isGreaterThanOrEqualTo(90);
    }
}
