package eu.passerelle.tables;

import static eu.passerelle.tables.CreditCount.Verdict.COUNTED;
import static eu.passerelle.tables.CreditCount.Verdict.FAILED;
import static eu.passerelle.tables.CreditCount.Verdict.NOT_IN_ECTS;
import static eu.passerelle.tables.CreditCount.Verdict.NO_CREDITS;
import static eu.passerelle.tables.CreditCount.Verdict.PART_OF_COUNTED;
import static eu.passerelle.tables.CreditCount.Verdict.PART_OF_ITSELF;
import static eu.passerelle.tables.CreditCount.Verdict.PROVISIONAL;
import static eu.passerelle.tables.CreditCount.Verdict.RECOGNISED_TWICE;
import static eu.passerelle.tables.CreditCount.Verdict.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Completion.State;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.tables.CreditCount.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditCountTest {

    @Test
    void countsAWholeInsteadOfItsParts() {
        CreditCount count = CreditCount.of(List.of(
                Study.of("part-1", "2.5").in("whole").made(),
                Study.of("whole", "7.5").made(),
                Study.of("part-2", "5").in("whole").made(),
                Study.of("part-of-part", "1.1").in("part-2").made()));

        assertThat(count.ects()).isEqualByComparingTo("7.5");
        assertThat(verdict(count, "whole")).isEqualTo(COUNTED);
        assertThat(verdict(count, "part-1")).isEqualTo(PART_OF_COUNTED);
        assertThat(verdict(count, "part-of-part")).isEqualTo(PART_OF_COUNTED);
    }

    @Test
    void countsThePartsOfAWholeThatHasNoneOrFailed() {
        CreditCount count = CreditCount.of(List.of(
                Study.of("group", "0").made(),
                Study.of("part", "2.5").in("group").made(),
                Study.of("failed", "5").graded(Outcome.FAILED).made(),
                Study.of("passed", "1.25").in("failed").made(),
                Study.of("orphan", "0.1").in("not-there").made()));

        assertThat(count.ects()).isEqualByComparingTo("3.85");
        assertThat(verdict(count, "group")).isEqualTo(NO_CREDITS);
        assertThat(verdict(count, "failed")).isEqualTo(FAILED);
    }

    @Test
    void addsDecimalsExactly() {
        CreditCount count = CreditCount.of(List.of(
                Study.of("a", "0.1").made(),
                Study.of("b", "0.2").made(),
                Study.of("c", "9.2857").made()));

        assertThat(count.ects()).isEqualByComparingTo("9.5857");
    }

    @Test
    void countsRecognisedCreditOnce() {
        Completion original =
                Study.of("tampere", "k1", "5").titled("Machine  Learning").made();
        Completion recognised = Study.of("trento", "r1", "6")
                .titled("machine learning ")
                .from("10122")
                .made();
        Completion again = Study.of("twente", "r2", "5")
                .titled("Machine Learning")
                .from("unitn.it")
                .made();

        assertThat(CreditCount.of(List.of(recognised, again, original)).ects()).isEqualByComparingTo("5");
        assertThat(CreditCount.of(List.of(again, recognised)).ects()).isEqualByComparingTo("5");
        assertThat(CreditCount.of(List.of(recognised)).ects()).isEqualByComparingTo("6");
        assertThat(CreditCount.of(List.of(original, again)).verdicts()).containsEntry(again.key(), RECOGNISED_TWICE);
    }

    @Test
    void keepsTwoRecognitionsOfOneUniversityApart() {
        Completion one = Study.of("trento", "r1", "6")
                .titled("Mathematics")
                .from("tuni.fi")
                .made();
        Completion other = Study.of("trento", "r2", "6")
                .titled("Mathematics")
                .from("utwente.nl")
                .made();

        assertThat(CreditCount.of(List.of(one, other)).ects()).isEqualByComparingTo("12");
    }

    @Test
    void doesNotCountWhatIsNotEarned() {
        Completion provisional = Study.of("p", "5").made(State.PROVISIONAL);
        Completion undecided = Study.of("u", "5").graded(Outcome.UNKNOWN).made();
        Completion ungraded = Study.of("n", "5").ungraded().made();
        Completion hours = Study.of("h", "5").inHours().made();
        CreditCount count = CreditCount.of(List.of(provisional, undecided, ungraded, hours));

        assertThat(count.ects()).isEqualByComparingTo("5");
        assertThat(count.verdicts())
                .containsEntry(provisional.key(), PROVISIONAL)
                .containsEntry(undecided.key(), UNDECIDED)
                .containsEntry(ungraded.key(), COUNTED)
                .containsEntry(hours.key(), NOT_IN_ECTS);
    }

    @Test
    void tellsCompletionsThatContainEachOther() {
        CreditCount count = CreditCount.of(List.of(
                Study.of("a", "5").in("b").made(),
                Study.of("b", "5").in("a").made(),
                Study.of("c", "5").in("c").made()));

        assertThat(count.ects()).isEqualByComparingTo("0");
        assertThat(count.verdicts()).containsValues(PART_OF_ITSELF).doesNotContainValue(COUNTED);
    }

    @Test
    void readsOneKeyOnce() {
        Completion once = Study.of("a", "5").made();

        assertThat(CreditCount.of(List.of(once, once, Study.of("a", "5.0").made()))
                        .ects())
                .isEqualByComparingTo("5");
    }

    @Test
    void countsNothingOfNothing() {
        assertThat(CreditCount.of(List.of())).isEqualTo(new CreditCount(java.math.BigDecimal.ZERO, java.util.Map.of()));
    }

    private static Verdict verdict(CreditCount count, String key) {
        return count.verdicts().getOrDefault(new CompletionKey("tampere", key), NO_CREDITS);
    }
}
