package eu.passerelle.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One decision in a recognition record: completions of partners, recognised as courses at home or not (m:n).
 *
 * @param id stable through all versions of the record, unique in it: the group of the course mapping, else
 *     {@code partner/source key}
 * @param sources at least one
 * @param courses none where nothing is recognised
 * @param reason an English sentence; never personal data
 * @param missing what a partial recognition lacks, for example {@code trento MC-101} or {@code 1 ECTS of DAT.500}
 */
public record RecognitionOutcome(
        String id,
        Result result,
        List<PartnerCompletion> sources,
        List<HomeCourse> courses,
        RecognitionBasis basis,
        String reason,
        List<String> missing) {

    /** Whether the credit counts at home; the words of ELMO 2.1.1, {@code resultOfRecognition/status}. */
    public enum Result {
        POSITIVE,
        PARTIALLY_POSITIVE,
        NEGATIVE
    }

    public RecognitionOutcome {
        sources = List.copyOf(sources);
        courses = List.copyOf(courses);
        missing = List.copyOf(missing);
        if (id.isBlank() || reason.isBlank() || sources.isEmpty()) {
            throw new IllegalArgumentException("an outcome needs an id, a reason and a completion");
        }
        boolean fits = switch (result) {
            case POSITIVE -> !courses.isEmpty() && courses.stream().allMatch(HomeCourse::complete) && missing.isEmpty();
            case PARTIALLY_POSITIVE -> !courses.isEmpty() && !missing.isEmpty();
            case NEGATIVE -> courses.isEmpty();
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "outcome " + id + ": courses and what is missing do not fit the result " + result);
        }
        Optional<BigDecimal> earned = earned(sources);
        if (earned.isPresent() && recognised(courses).compareTo(earned.get()) > 0) {
            throw new IllegalArgumentException("outcome " + id + ": more credits are recognised than were earned");
        }
    }

    /** All that is recognised, in ECTS. */
    public BigDecimal recognised() {
        return recognised(courses);
    }

    /** All that was earned, in ECTS; empty where that of any of the completions is not known. */
    public Optional<BigDecimal> earned() {
        return earned(sources);
    }

    private static BigDecimal recognised(List<HomeCourse> courses) {
        return courses.stream().map(HomeCourse::recognised).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<BigDecimal> earned(List<PartnerCompletion> sources) {
        return sources.stream()
                .map(PartnerCompletion::ects)
                .reduce(Optional.of(BigDecimal.ZERO), (sum, ects) -> sum.flatMap(one -> ects.map(one::add)));
    }
}
