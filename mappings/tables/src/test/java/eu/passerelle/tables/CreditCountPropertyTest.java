package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.tables.CreditCount.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the completions of a learner are: trees with holes, circles, recognitions, repeated keys. */
class CreditCountPropertyTest {

    /** Mostly passed. */
    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN);

    @Property(tries = 2000)
    void doesNotDependOnTheOrder(@ForAll("studies") List<Completion> studies, @ForAll Random random) {
        List<Completion> shuffled = new ArrayList<>(studies);
        Collections.shuffle(shuffled, random);

        assertThat(CreditCount.of(shuffled)).isEqualTo(CreditCount.of(studies));
    }

    @Property(tries = 2000)
    void isNeverRaisedByAPartOfWhatIsCounted(@ForAll("studies") List<Completion> studies) {
        CreditCount before = CreditCount.of(studies);

        before.verdicts().forEach((key, verdict) -> {
            if (verdict == Verdict.COUNTED) {
                assertThat(withPart(studies, key, "New")).isEqualByComparingTo(before.ects());
                // a title that is known may make a recognition elsewhere count no more
                assertThat(withPart(studies, key, "Title 1")).isLessThanOrEqualTo(before.ects());
            }
        });
    }

    @Property(tries = 2000)
    void isTheSumOfWhatIsCountedAndRepeatsNothing(@ForAll("studies") List<Completion> studies) {
        CreditCount count = CreditCount.of(studies);
        CreditCount twice = CreditCount.of(java.util.stream.Stream.concat(studies.stream(), studies.stream())
                .toList());

        assertThat(twice).isEqualTo(count);
        assertThat(count.verdicts().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        studies.stream().map(Completion::key).distinct().toList());
        for (Completion study : studies) {
            boolean once = studies.stream()
                            .filter(each -> each.key().equals(study.key()))
                            .count()
                    == 1;
            if (once && study.partOf() != null && count.verdicts().get(study.key()) == Verdict.COUNTED) {
                assertThat(studies)
                        .filteredOn(each ->
                                each.key().university().equals(study.key().university())
                                        && each.key().sourceKey().equals(study.partOf()))
                        .noneMatch(each -> count.verdicts().get(each.key()) == Verdict.COUNTED);
            }
        }
    }

    private static BigDecimal withPart(List<Completion> studies, CompletionKey whole, String title) {
        List<Completion> more = new ArrayList<>(studies);
        more.add(Study.of(whole.university(), "added", "30")
                .titled(title)
                .in(whole.sourceKey())
                .made());
        return CreditCount.of(more).ects();
    }

    @Provide
    Arbitrary<List<Completion>> studies() {
        return Arbitraries.randomValue(random -> {
            List<Completion> studies = new ArrayList<>();
            for (int n = random.nextInt(12); n > 0; n--) {
                studies.add(study(random));
            }
            return studies;
        });
    }

    private static Completion study(Random random) {
        Study study = Study.of(
                        random.nextInt(3) == 0 ? "trento" : "tampere",
                        "k" + random.nextInt(9),
                        BigDecimal.valueOf(random.nextInt(100), random.nextInt(3))
                                .toPlainString())
                .titled("Title " + random.nextInt(4))
                .in(random.nextInt(2) == 0 ? null : "k" + random.nextInt(9))
                .from(random.nextInt(3) == 0 ? "somewhere " + random.nextInt(2) : null)
                .graded(OUTCOMES.get(random.nextInt(OUTCOMES.size())));
        return random.nextInt(10) == 0 ? study.made(Completion.State.PROVISIONAL) : study.made();
    }
}
