package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CheckStep.Result;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code ./hub check} must say of the simulated universities before their first run. */
final class Checks {

    /** What is not there to be checked; anything else must not be skipped. */
    private static final Set<String> SKIPPED = Set.of(
            "codes of the first pages",
            "grading tables",
            "fields of a result not announced for removal",
            "target europass: connection encrypted",
            "target email: connection encrypted",
            "target email: login accepted");

    private Checks() {}

    static void assertSensible(Map<String, List<CheckStep>> checks, DemoAlliance alliance) {
        assertThat(checks).hasSameSizeAs(alliance.universities()).allSatisfy(Checks::assertSensible);
        assertThat(checks.get("trento"))
                .filteredOn(step -> step.name().equals("opportunities of the first pages"))
                .singleElement()
                .matches(
                        step -> step.result() == Result.WARNING && step.detail().contains("Too thin: MC-123"));
        assertThat(new PersonalData(alliance)
                        .in(checks.values().stream()
                                .flatMap(List::stream)
                                .map(CheckStep::toString)
                                .toList()))
                .isEmpty();
    }

    private static void assertSensible(String university, List<CheckStep> steps) {
        assertThat(names(steps, Result.FAILED)).as(university + ", failed").isEmpty();
        assertThat(names(steps, Result.OK))
                .as(university)
                .contains("configuration", "catalogue entries", "learners of the first pages reached");
        assertThat(names(steps, Result.SKIPPED))
                .as(university + ", skipped")
                .allMatch(name -> SKIPPED.contains(name) || name.contains("TLS of localhost"));
        assertThat(steps)
                .filteredOn(step -> step.name().equals("first pages"))
                .singleElement()
                .matches(step -> step.detail().matches("[1-9]\\d* results.*"), university + ": results seen");
    }

    private static List<String> names(List<CheckStep> steps, Result result) {
        return steps.stream()
                .filter(step -> step.result() == result)
                .map(CheckStep::name)
                .toList();
    }
}
