package eu.passerelle.recognition.receiving;

import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.RecognitionBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Courses of partners that together are recognised as courses of the receiving university.
 *
 * @param group the registrar's id of it; stands in every record made by it, so that it stays the same for ever
 * @param from at least one; none twice
 * @param to at least one; none twice
 * @param validFrom first day of a result that it applies to; null for all before
 * @param validUntil last day; null for all after
 * @param reviewedBy office that answers for it
 */
public record CourseMapping(
        String group,
        List<PartnerCourse> from,
        List<TargetCourse> to,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        RecognitionBasis basis,
        String reviewedBy) {

    /**
     * @param ects what the course is worth
     * @param repeatable whether it may be granted to one learner more than once, as free electives may
     */
    public record TargetCourse(String code, LocalizedText title, BigDecimal ects, boolean repeatable) {}

    public CourseMapping {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Whether results of that day fall under it. */
    boolean appliesOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether there is a day on which both apply. */
    boolean overlaps(CourseMapping other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(CourseMapping other) {
        return validFrom == null || other.validUntil == null || !validFrom.isAfter(other.validUntil);
    }
}
