package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Ruling.Answer;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/**
 * Whatever is corrected, referred, decided and approved in whatever order: what the second hop is told to follow was said
 * about exactly that version, an override by two persons, and the sum holds.
 */
class RulingVersionsProperty {

    /** What may happen. */
    enum Happening {
        CORRECT,
        REFER,
        PROPOSE,
        APPROVE,
        REJECT,
        DECLINE,
        ASK_BACK,
        RETRY,
        FOLLOW
    }

    private static final List<String> PEOPLE = List.of("Ann", "ANN ", "Ben");

    private final Rulings rulings = new Rulings(TestJournal.DATABASE);
    private final Set<UUID> ruledOn = new HashSet<>();
    private int corrections;

    @Property(tries = 60)
    void aRulingNeverReachesAnotherVersion(
            @ForAll @Size(min = 10, max = 30) List<Happening> happenings, @ForAll long seed) {
        TestJournal journal = new TestJournal();
        Random random = new Random(seed);
        corrections = 0;
        ruledOn.clear();
        journal.sync(journal.result("a", "g0"));

        for (Happening happening : happenings) {
            UUID newest = CredentialIds.of(new CompletionKey(journal.university, "a"), corrections + 1);
            Rulings.Speaker who = new Rulings.Speaker("test", PEOPLE.get(random.nextInt(3)));
            happen(journal, happening, newest, who);

            for (IssueStore.ToIssue waiting : journal.issues.load(journal.waiting())) {
                RulingInForce ruling = waiting.ruling();
                if (ruling != null) {
                    assertThat(ruledOn).as(happening.name()).contains(waiting.transfer());
                    assertThat(ruling.recognise() && ruling.by().strip().equalsIgnoreCase(ruling.approvedBy()))
                            .as("%s approved by %s", ruling.by(), ruling.approvedBy())
                            .isFalse();
                }
            }
            Sums sums = journal.sums();
            assertThat(sums.delivered() + sums.declined() + sums.referred() + sums.failed() + sums.inFlight())
                    .isEqualTo(sums.read());
        }
    }

    private void happen(TestJournal journal, Happening happening, UUID newest, Rulings.Speaker who) {
        switch (happening) {
            case CORRECT -> {
                corrections++;
                journal.sync(journal.result("a", "g" + corrections));
            }
            case REFER -> {
                List<IssueOutcome> outcomes = new ArrayList<>();
                journal.waiting()
                        .forEach(id -> outcomes.add(new IssueOutcome.Referred(id, "r", "wait", List.of("EQF level"))));
                journal.issues.store(outcomes);
            }
            case PROPOSE -> rule(newest, Answer.RECOGNISE, who);
            case APPROVE -> rulings.approve(newest, who, "yes");
            case REJECT -> rulings.reject(newest, who, "no");
            case DECLINE -> rule(newest, Answer.DECLINE, who);
            case ASK_BACK -> rule(newest, Answer.ASK_BACK, who);
            case RETRY -> journal.repairs.retry(newest, "test");
            case FOLLOW -> follow(journal);
        }
    }

    private void rule(UUID transfer, Answer answer, Rulings.Speaker who) {
        if (rulings.rule(transfer, answer, who, "because") instanceof Rulings.Result.Done) {
            ruledOn.add(transfer);
        }
    }

    private static void follow(TestJournal journal) {
        for (IssueStore.ToIssue waiting : journal.issues.load(journal.waiting())) {
            RulingInForce ruling = waiting.ruling();
            if (ruling != null) {
                journal.issues.store(
                        List.of(
                                ruling.recognise()
                                        ? TestJournal.issuedOutcome(waiting.transfer())
                                        : new IssueOutcome.Declined(waiting.transfer(), ruling.rule(), "no")),
                        List.of(),
                        new IssueStore.Basis(Set.of(ruling.id()), Map.of()));
            }
        }
    }
}
