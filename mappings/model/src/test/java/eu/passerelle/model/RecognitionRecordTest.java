package eu.passerelle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.passerelle.model.RecognitionOutcome.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionRecordTest {

    private static final RecognitionBasis BASIS =
            new RecognitionBasis(RecognitionBasis.Kind.AGREEMENT, "Alliance 2026/4");
    private static final HomeCourse WHOLE = course("5", "5", true);
    private static final HomeCourse PART = course("5", "2", false);

    /** Courses: none, whole, part or both; with something missing or not. */
    @ParameterizedTest
    @CsvSource({
        "POSITIVE, whole, false, true",
        "POSITIVE, part, false, false",
        "POSITIVE, whole, true, false",
        "POSITIVE, none, false, false",
        "PARTIALLY_POSITIVE, part, true, true",
        "PARTIALLY_POSITIVE, both, true, true",
        "PARTIALLY_POSITIVE, part, false, false",
        "PARTIALLY_POSITIVE, none, true, false",
        "NEGATIVE, none, false, true",
        "NEGATIVE, whole, false, false"
    })
    void courseAndMissingPartsFitTheResult(Result result, String courses, boolean isMissing, boolean isAllowed) {
        List<HomeCourse> homeCourses = switch (courses) {
            case "whole" -> List.of(WHOLE);
            case "part" -> List.of(PART);
            case "both" -> List.of(WHOLE, PART);
            default -> List.of();
        };
        List<String> missing = isMissing ? List.of("trento MC-101") : List.of();

        if (isAllowed) {
            assertThat(outcome("g1", result, homeCourses, missing, completion("k1", "7")))
                    .isNotNull();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> outcome("g1", result, homeCourses, missing, completion("k1", "7")));
        }
    }

    @Test
    void neverMoreIsRecognisedThanWasEarned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outcome("g1", Result.POSITIVE, List.of(WHOLE), List.of(), completion("k1", "4.9")))
                .withMessageContaining("more credits");
        assertThat(outcome(
                                "g1",
                                Result.POSITIVE,
                                List.of(WHOLE),
                                List.of(),
                                completion("k1", "2.5"),
                                completion("k2", "2.5"))
                        .recognised())
                .isEqualByComparingTo("5");
        assertThat(outcome("g1", Result.POSITIVE, List.of(WHOLE), List.of(), completion("k1", null))
                        .earned())
                .as("a person may recognise what states no credits")
                .isEmpty();
    }

    @Test
    void aCourseIsNeverWorthMoreThanItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> course("5", "5.5", false));
        assertThatIllegalArgumentException().isThrownBy(() -> course("5", "4", true));
        assertThatIllegalArgumentException().isThrownBy(() -> course("5", "-1", false));
        assertThat(course("5.00", "5.0", true)).isEqualTo(course("5", "5", true));
    }

    @Test
    void aCompletionCountsOnce() {
        RecognitionOutcome one = outcome("g1", Result.POSITIVE, List.of(WHOLE), List.of(), completion("k1", "5"));
        RecognitionOutcome again = outcome("g2", Result.POSITIVE, List.of(WHOLE), List.of(), completion("k1", "5"));
        RecognitionOutcome takenBack = outcome("g0", Result.NEGATIVE, List.of(), List.of(), completion("k1", "5"));
        RecognitionOutcome other = outcome("g2", Result.NEGATIVE, List.of(), List.of(), completion("k2", "5"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(List.of(one, again)))
                .withMessageContaining("counts twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(List.of(one, one)))
                .withMessageContaining("stands in the record twice");
        assertThatIllegalArgumentException().isThrownBy(() -> entry(List.of()));
        assertThat(entry(List.of(one, takenBack)).recognised()).isEqualByComparingTo("5");
        assertThat(entry(List.of(one, other)).result()).isEqualTo(Result.PARTIALLY_POSITIVE);
        assertThat(entry(List.of(one)).result()).isEqualTo(Result.POSITIVE);
        assertThat(entry(List.of(other)).result()).isEqualTo(Result.NEGATIVE);
        assertThat(entry(List.of(one, other)).recognised()).isEqualByComparingTo("5");
    }

    @Test
    void aPartnerOwnsItsCompletion() {
        Completion completion = completion("k1", "5").completion();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartnerCompletion(university("twente"), completion, null));
    }

    private static RecognitionRecord entry(List<RecognitionOutcome> outcomes) {
        return new RecognitionRecord(
                new UUID(1, 2), 1, university("tampere"), learner(), outcomes, Instant.EPOCH, "Study services");
    }

    private static RecognitionOutcome outcome(
            String id, Result result, List<HomeCourse> courses, List<String> missing, PartnerCompletion... sources) {
        return new RecognitionOutcome(id, result, List.of(sources), courses, BASIS, "As agreed.", missing);
    }

    private static HomeCourse course(String ects, String recognised, boolean complete) {
        return new HomeCourse(
                complete ? "X" : "Y",
                LocalizedText.of("en", "Course"),
                new BigDecimal(ects),
                new BigDecimal(recognised),
                complete);
    }

    private static PartnerCompletion completion(String key, @Nullable String ects) {
        return new PartnerCompletion(
                university("trento"),
                new Completion(
                        new CompletionKey("trento", key),
                        learner(),
                        "MC-100",
                        LocalizedText.of("en", "Data Ethics"),
                        Completion.State.FINAL,
                        null,
                        ects == null ? null : Credits.ects(new BigDecimal(ects)),
                        LocalDate.of(2026, 6, 15),
                        null,
                        null,
                        null,
                        null),
                null);
    }

    private static Learner learner() {
        return new Learner(List.of(PersonName.of("Aino", "Öberg")), null, List.of());
    }

    private static University university(String id) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", id), "ITA", null, id + ".example", null),
                List.of("en"),
                ZoneId.of("Europe/Rome"));
    }
}
