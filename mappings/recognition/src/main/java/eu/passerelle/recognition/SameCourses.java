package eu.passerelle.recognition;

import eu.passerelle.recognition.Recognition.Course;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which courses of different universities are one and the same, so that passing both is one achievement: joint courses,
 * and courses that a registrar says are equal. Read from {@code same-courses.csv}; courses on no line are alone.
 */
final class SameCourses {

    private final Map<Course, String> groups = new HashMap<>();
    private final Map<String, List<Course>> members = new HashMap<>();

    private SameCourses() {}

    /** @param problems to which what is wrong is added */
    static SameCourses of(PolicyFiles files, List<String> problems) {
        SameCourses courses = new SameCourses();
        PolicyTable.read(
                files,
                "same-courses.csv",
                List.of("course", "university", "code", "source", "date"),
                List.of(),
                courses::add,
                problems);
        return courses;
    }

    private Course add(PolicyTable.Line line) {
        LocalDate.parse(line.cell("date"));
        Course course = new Course(line.cell("university"), line.cell("code"));
        if (groups.putIfAbsent(course, line.cell("course")) != null) {
            throw new IllegalArgumentException(
                    course.code() + " of " + course.university() + " stands there twice; keep one line");
        }
        members.computeIfAbsent(line.cell("course"), name -> new ArrayList<>()).add(course);
        return course;
    }

    /** The same course at other universities. */
    List<Course> elsewhere(Course course) {
        return members.getOrDefault(groups.getOrDefault(course, ""), List.of()).stream()
                .filter(other -> !other.university().equals(course.university()))
                .toList();
    }
}
