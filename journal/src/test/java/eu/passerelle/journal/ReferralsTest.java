package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Ruling.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferralsTest {

    private final TestJournal journal = new TestJournal();
    private final Rulings rulings = new Rulings(TestJournal.DATABASE);
    private final Referrals referrals = new Referrals(TestJournal.DATABASE);

    @Test
    void similarCasesAreThoseOfTheSameRuleTheSameCourseFirst() {
        UUID other = declinedElsewhere();
        List<UUID> both = journal.referred(2);
        UUID same = both.getFirst();
        UUID id = both.getLast();
        rulings.rule(same, Answer.DECLINE, RulingsTest.ANN, "no exam");

        List<Referrals.Similar> similar = referrals.find(id).orElseThrow().similar();

        assertThat(similar.getFirst().ruling().transfer()).isEqualTo(same);
        assertThat(similar.getFirst().sameCourse()).isTrue();
        assertThat(similar.getFirst().sameMissing()).isTrue();
        assertThat(similar)
                .filteredOn(earlier -> earlier.ruling().transfer().equals(other))
                .singleElement()
                .matches(earlier -> !earlier.sameCourse());
    }

    private UUID declinedElsewhere() {
        UUID id = new TestJournal().referred(1).getFirst();
        rulings.rule(id, Answer.DECLINE, RulingsTest.BEN, "elsewhere");
        return id;
    }

    @Test
    void theQueueIsWalkedPageByPageAndCountedByRule() {
        journal.referred(5);
        Referrals.Page first = referrals.find(new Referrals.Search(journal.university, "catalogue-thin", null, 3));
        Referrals.Page second =
                referrals.find(new Referrals.Search(journal.university, "catalogue-thin", first.next(), 3));

        assertThat(first.cases()).hasSize(3);
        assertThat(second.cases()).hasSize(2);
        assertThat(second.next()).isNull();
        assertThat(first.cases()).doesNotContainAnyElementsOf(second.cases());
        rulings.rule(first.cases().getFirst().transfer().id(), Answer.RECOGNISE, RulingsTest.ANN, "x");
        assertThat(referrals.rules(journal.university)).singleElement().satisfies(rule -> {
            assertThat(rule.count()).isEqualTo(5);
            assertThat(rule.proposed()).isEqualTo(1);
        });
    }
}
