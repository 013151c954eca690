package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.IssueStore.Basis;
import eu.passerelle.journal.StackStore.Module;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One learner, one course that two universities give together. */
class SameAchievementsTest {

    private final TestJournal here = new TestJournal();
    private final TestJournal there = new TestJournal();
    private final UUID learner = UUID.randomUUID();
    private UUID mine;
    private UUID theirs;
    private Map<UUID, List<Module>> elsewhere;
    private Map<UUID, List<Module>> alsoElsewhere;

    @BeforeEach
    void oneLearnerAtTwoUniversities() {
        TestJournal.DATABASE.jdbc().update("insert into learner (id) values (?)", learner);
        mine = pulled(here, learner);
        theirs = pulled(there, learner);
        elsewhere = Map.of(mine, List.of(new Module(there.university, "MC-1")));
        alsoElsewhere = Map.of(theirs, List.of(new Module(here.university, "MC-1")));
    }

    private static UUID pulled(TestJournal journal, UUID learner) {
        journal.sync(journal.result("a", "3"));
        UUID transfer = journal.waiting().getFirst();
        TestJournal.DATABASE.jdbc().update("update transfer set learner = ? where id = ?", learner, transfer);
        return transfer;
    }

    private void issue(TestJournal journal, UUID transfer, Map<UUID, List<Module>> alone) {
        journal.issues.store(List.of(TestJournal.issuedOutcome(transfer)), List.of(), new Basis(Set.of(), alone));
    }

    @Test
    void aCredentialOfAnotherUniversityIsTheSameAchievementWhileItStands() {
        assertThat(here.issues.duplicates(elsewhere)).containsEntry(mine, false);

        issue(there, theirs, Map.of());

        assertThat(here.issues.duplicates(elsewhere)).containsEntry(mine, true);
        TestJournal.DATABASE.jdbc().update("update credential set status = 'REVOKED' where id = ?", theirs);
        assertThat(here.issues.duplicates(elsewhere)).containsEntry(mine, false);
    }

    @Test
    void learnersThatPeopleHaveJoinedAreOne() {
        UUID other = UUID.randomUUID();
        TestJournal.DATABASE.jdbc().update("insert into learner (id, merged_into) values (?, ?)", other, learner);
        TestJournal.DATABASE.jdbc().update("update transfer set learner = ? where id = ?", other, theirs);
        issue(there, theirs, Map.of());

        assertThat(here.issues.duplicates(elsewhere)).containsEntry(mine, true);
    }

    @Test
    void ofAnUnknownLearnerNothingIsSaid() {
        TestJournal.DATABASE.jdbc().update("update transfer set learner = null where id = ?", mine);

        assertThat(here.issues.duplicates(elsewhere)).isEmpty();
    }

    @Test
    void ofTwoThatWereJudgedAtTheSameTimeTheSecondIsJudgedAgain() {
        issue(there, theirs, alsoElsewhere);
        issue(here, mine, elsewhere);

        assertThat(there.issued()).containsExactly(theirs);
        assertThat(here.issued()).isEmpty();
        assertThat(here.waiting()).containsExactly(mine);
        assertThat(here.issues.duplicates(elsewhere)).containsEntry(mine, true);
    }
}
