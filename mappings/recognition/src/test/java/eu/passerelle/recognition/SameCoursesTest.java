package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.recognition.Recognition.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameCoursesTest {

    private static final String HEAD = "course,university,code,source,date\n";

    private final List<String> problems = new ArrayList<>();

    private SameCourses of(String lines) {
        return SameCourses.of(PolicyFiles.of(Map.of("same-courses.csv", HEAD + lines)), problems);
    }

    @Test
    void joinsCoursesOfOtherUniversitiesOnly() {
        SameCourses courses = of("""
                ethics,tampere,MC-1,agreement,2026-01-01
                ethics,tampere,MC-1B,agreement,2026-01-01
                ethics,twente,DE-1,agreement,2026-01-01
                ethics,trento,E1,agreement,2026-01-01
                energy,trento,E2,agreement,2026-01-01
                """);

        assertThat(problems).isEmpty();
        assertThat(courses.elsewhere(new Course("tampere", "MC-1")))
                .containsExactly(new Course("twente", "DE-1"), new Course("trento", "E1"));
        assertThat(courses.elsewhere(new Course("trento", "E2"))).isEmpty();
        assertThat(courses.elsewhere(new Course("tampere", "MC-9"))).isEmpty();
    }

    @Test
    void refusesACourseThatStandsTwice() {
        of("ethics,tampere,MC-1,agreement,2026-01-01\nenergy,tampere,MC-1,agreement,2026-01-01\n");

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("same-courses.csv, line 3", "MC-1 of tampere stands there twice");
    }
}
