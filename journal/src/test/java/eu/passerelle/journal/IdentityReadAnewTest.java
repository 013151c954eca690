package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SyncRequests.Wish;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The university's file says otherwise which identifiers tell who a learner is, and everything is read again. */
class IdentityReadAnewTest {

    private final People people = new People();
    private final TestJournal journal = new TestJournal();
    private final String university = people.university("a");

    @Test
    void aResultThatIsAsItWasFindsItsLearnerByWhatIsTrustedNow() {
        List<Pulled.Result> results = List.of(
                people.record(university, "both", "esi:a:1 loc:7"), people.record(university, "local", "loc:7"));
        people.store(university, List.of(Kind.ESI), results);
        assertThat(learner("local")).isNull();

        new SyncRequests(TestJournal.DATABASE).ask(university, Wish.ANEW, "ann");
        SyncRun run = new SyncRequests(TestJournal.DATABASE)
                .waiting().stream()
                        .filter(request -> request.university().equals(university))
                        .findFirst()
                        .flatMap(journal.runs::begin)
                        .orElseThrow();
        journal.pages.store(
                run,
                new Pulled(results, List.of(), List.of(), "w", true, Set.of(), 0),
                new IdentityRules(List.of(Kind.ESI, Kind.LOCAL), "FIN", university + ".example"));

        assertThat(learner("local")).isNotNull().isEqualTo(learner("both"));
        assertThat(journal.runs.end(run, 1).unchanged()).isEqualTo(2);
    }

    private UUID learner(String key) {
        return TestJournal.DATABASE
                .jdbc()
                .queryForList(
                        "select learner from completion where university = ? and source_key = ?",
                        UUID.class,
                        university,
                        key)
                .getFirst();
    }
}
