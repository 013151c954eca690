package eu.passerelle.recognition.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.HomeCourse;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionOutcome.Result;
import eu.passerelle.model.RecognitionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextVersionTest {

    private static final PartnerCompletion A = Results.result("trento", "k1", "A");
    private static final PartnerCompletion B = Results.result("trento", "k2", "B");

    private final NextVersion next = new NextVersion(
            new UUID(1, 2),
            Results.university("tampere"),
            new Learner(List.of(PersonName.of("Aino", "Öberg")), null, List.of()),
            Instant.EPOCH,
            "hub");

    @Test
    void beginsWithOne() {
        assertThat(after(null, recognised("g1", A)).version()).isEqualTo(1);
        assertThat(next.after(null, List.of())).isEmpty();
    }

    @Test
    void saysNothingTwice() {
        RecognitionRecord first = after(null, recognised("g1", A), refused("trento/k2", B));

        assertThat(next.after(first, List.of(refused("trento/k2", B), recognised("g1", A))))
                .isEmpty();
    }

    @Test
    void takesBackWhatIsRecognisedNoMore() {
        RecognitionRecord first = after(null, recognised("g1", A), refused("trento/k2", B));

        RecognitionRecord second = next.after(first, List.of()).orElseThrow();

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.id()).isEqualTo("g1");
            assertThat(outcome.result()).isEqualTo(Result.NEGATIVE);
            assertThat(outcome.sources()).containsExactly(A);
        });
        assertThat(next.after(second, List.of())).as("once").isEmpty();
        assertThat(after(second, recognised("g1", A)).version())
                .as("and it may come again")
                .isEqualTo(3);
    }

    @Test
    void takesBackWhatCountsForSomethingElseNow() {
        RecognitionRecord first = after(null, recognised("g1", A));

        RecognitionRecord second = after(first, recognised("g2", A, B));

        assertThat(second.outcomes())
                .extracting(outcome -> outcome.id() + " " + outcome.result())
                .containsExactly("g2 POSITIVE", "g1 NEGATIVE");
        assertThat(second.recognised()).isEqualByComparingTo("5");
    }

    private RecognitionRecord after(@Nullable RecognitionRecord previous, RecognitionOutcome... outcomes) {
        return next.after(previous, List.of(outcomes)).orElseThrow();
    }

    private static RecognitionOutcome recognised(String id, PartnerCompletion... sources) {
        BigDecimal ects = new BigDecimal("5");
        return new RecognitionOutcome(
                id,
                Result.POSITIVE,
                List.of(sources),
                List.of(new HomeCourse("X", LocalizedText.of("en", "X"), ects, ects, true)),
                new RecognitionBasis(RecognitionBasis.Kind.AGREEMENT, "LA 1"),
                "As agreed.",
                List.of());
    }

    private static RecognitionOutcome refused(String id, PartnerCompletion source) {
        return new RecognitionOutcome(
                id,
                Result.NEGATIVE,
                List.of(source),
                List.of(),
                new RecognitionBasis(RecognitionBasis.Kind.RULE, "closed list"),
                "Not on the list.",
                List.of());
    }
}
