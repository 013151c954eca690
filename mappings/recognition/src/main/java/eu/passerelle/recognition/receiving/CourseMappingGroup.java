package eu.passerelle.recognition.receiving;

import eu.passerelle.recognition.receiving.CourseMapping.TargetCourse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The lines of one group, put together. */
final class CourseMappingGroup {

    /** What holds for the whole group: said in its first line, empty or the same in the others. */
    private static final List<String> SAID_ONCE =
            List.of("valid_from", "valid_until", "basis", "source", "reviewed_by");

    private final CourseMappingLine first;
    private final String university;
    private final Set<String> partners;
    private final List<PartnerCourse> from = new ArrayList<>();
    private final List<TargetCourse> to = new ArrayList<>();

    /** @param first still to be added, as every line */
    CourseMappingGroup(CourseMappingLine first, String university, Set<String> partners) {
        this.first = first;
        this.university = university;
        this.partners = partners;
    }

    /** Number of the first line. */
    long line() {
        return first.number();
    }

    /** @throws IllegalArgumentException saying what is wrong with the line */
    void add(CourseMappingLine line) {
        for (String column : SAID_ONCE) {
            String said = line.cell(column);
            if (said != null && !said.equals(first.cell(column))) {
                throw new IllegalArgumentException("the column '" + column + "' says something else than line "
                        + first.number() + " of the same group; leave it empty.");
            }
        }
        line.partnerCourse().ifPresent(this::addPartnerCourse);
        line.homeCourse().ifPresent(this::addHomeCourse);
        if (line.partnerCourse().isEmpty() && line.homeCourse().isEmpty()) {
            throw new IllegalArgumentException(
                    "the line names no course; fill partner and partner_course, or" + " home_course, title and ects.");
        }
    }

    private void addPartnerCourse(PartnerCourse course) {
        if (course.university().equals(university)) {
            throw new IllegalArgumentException(
                    "the column 'partner' names " + university + " itself; only courses of others are recognised.");
        }
        if (!partners.isEmpty() && !partners.contains(course.university())) {
            throw new IllegalArgumentException("the column 'partner' says '" + course.university()
                    + "', which is no university of this hub; known are "
                    + String.join(", ", partners.stream().sorted().toList()) + ".");
        }
        if (from.contains(course)) {
            throw new IllegalArgumentException("the course '" + course + "' stands in the group twice; keep one line.");
        }
        from.add(course);
    }

    private void addHomeCourse(TargetCourse course) {
        if (to.stream().anyMatch(other -> other.code().equals(course.code()))) {
            throw new IllegalArgumentException(
                    "the home course '" + course.code() + "' stands in the group twice; keep one.");
        }
        to.add(course);
    }

    CourseMapping mapping() {
        if (from.isEmpty() || to.isEmpty()) {
            throw new IllegalArgumentException("group '" + first.group() + "' names no "
                    + (from.isEmpty()
                            ? "course of a partner; add partner and partner_course."
                            : "course at home; add home_course, title and ects."));
        }
        LocalDate validFrom = first.day("valid_from");
        LocalDate validUntil = first.day("valid_until");
        if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException("the column 'valid_until' lies before 'valid_from'.");
        }
        return new CourseMapping(first.group(), from, to, validFrom, validUntil, first.basis(), first.reviewedBy());
    }
}
