package eu.passerelle.recognition.receiving;

import eu.passerelle.model.RecognitionBasis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * All course mappings of one receiving university, the most specific first: more courses of partners before fewer, then
 * by group. Immutable.
 */
public record CourseMappings(List<CourseMapping> groups) {

    private static final Comparator<CourseMapping> SPECIFIC_FIRST = Comparator.comparing(
                    (CourseMapping mapping) -> -mapping.from().size())
            .thenComparing(CourseMapping::group);

    public CourseMappings {
        groups = groups.stream().sorted(SPECIFIC_FIRST).toList();
    }

    /** Where a university's file is; it need not exist. */
    public static Path path(Path home, String university) {
        return home.resolve("recognition")
                .resolve("receiving")
                .resolve(university)
                .resolve("courses.csv");
    }

    /**
     * Reads a university's file; without one there are no mappings.
     *
     * @param home the directory of configuration
     * @param partners ids of all universities that the hub knows; empty where any id will do
     * @throws CourseMappingsInvalid naming all that is wrong
     */
    public static CourseMappings read(Path home, String university, Set<String> partners) {
        Path path = path(home, university);
        return Files.exists(path)
                ? new CourseMappingFile(path, university, partners).read()
                : new CourseMappings(List.of());
    }

    /** Whether people have decided on the course, for results of that day. */
    boolean decide(PartnerCourse course, LocalDate day) {
        return groups.stream()
                .anyMatch(group -> group.basis().kind() == RecognitionBasis.Kind.DECISION
                        && group.from().contains(course)
                        && group.appliesOn(day));
    }

    /** Whether any mapping has the course, on whatever day. */
    boolean mention(PartnerCourse course) {
        return groups.stream().anyMatch(group -> group.from().contains(course));
    }
}
