package eu.passerelle.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One decision in a recognition record: completions of partners, recognised as courses at home or not (m:n).
 *
 * @param id stable through all versions of the record, unique in it: the group of the course mapping, else
 *     {@code partner/source key}
 * @param sources at least one
 * @param courses none where nothing is recognised
 * @param reason an English sentence; never personal data
 * @param missing what a partial recognition lacks, for example {@code trento MC-101} or {@code 1 ECTS of DAT.500}
 * @param grades what became of the grades of the completions; none where the receiving university converts none
 */
public record RecognitionOutcome(
        String id,
        Result result,
        List<PartnerCompletion> sources,
        List<HomeCourse> courses,
        RecognitionBasis basis,
        String reason,
        List<String> missing,
        List<RecognisedGrade> grades) {

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
        // records of before there were any have none
        grades = grades == null ? List.of() : List.copyOf(grades);
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
        Set<CompletionKey> keys =
                sources.stream().map(source -> source.completion().key()).collect(Collectors.toSet());
        if (grades.stream().anyMatch(grade -> !keys.contains(grade.of()))) {
            throw new IllegalArgumentException("outcome " + id + ": a grade is of none of its completions");
        }
        Optional<BigDecimal> earned = earned(sources);
        if (earned.isPresent() && recognised(courses).compareTo(earned.get()) > 0) {
            throw new IllegalArgumentException("outcome " + id + ": more credits are recognised than were earned");
        }
    }

    /** Without grades. */
    public RecognitionOutcome(
            String id,
            Result result,
            List<PartnerCompletion> sources,
            List<HomeCourse> courses,
            RecognitionBasis basis,
            String reason,
            List<String> missing) {
        this(id, result, sources, courses, basis, reason, missing, List.of());
    }

    /** The same with what became of the grades. */
    public RecognitionOutcome with(List<RecognisedGrade> converted) {
        return new RecognitionOutcome(id, result, sources, courses, basis, reason, missing, converted);
    }

    /**
     * The grade that the courses at home get: the one of the one completion that they rest on. Several completions have
     * several grades, and which of them counts is nothing that a table says.
     */
    public Optional<Grade> gradeAtHome() {
        return result == Result.POSITIVE && sources.size() == 1
                ? grades.stream()
                        .flatMap(grade -> Stream.ofNullable(grade.converted()))
                        .findFirst()
                : Optional.empty();
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
