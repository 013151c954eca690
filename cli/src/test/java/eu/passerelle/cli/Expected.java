package eu.passerelle.cli;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import java.util.List;

/** What the campuses' results must come to, known without the hub. */
final class Expected {

    private Expected() {}

    /** Results that must end in a wallet: final, passed, of a course that the catalogue describes in full. */
    static List<String> delivered(DemoUniversity university) {
        Campus campus = university.campus();
        return campus.results().stream()
                .filter(result -> result.kind() == Kind.FINAL
                        || result.kind() == Kind.PROVISIONAL && !university.tellsProvisional())
                .filter(SimulatedResult::passed)
                .filter(result -> !campus.courses().get(result.course()).thin())
                .map(SimulatedResult::id)
                .toList();
    }

    static int delivered(DemoAlliance alliance) {
        return alliance.universities().stream()
                .mapToInt(university -> delivered(university).size())
                .sum();
    }

    /** Whether the hub's source key is that of the campus's result. */
    static boolean isKeyOf(String result, String sourceKey) {
        return sourceKey.equals(result)
                || sourceKey.endsWith(":" + result)
                || sourceKey.equals(OoapiSimulator.associationId(result));
    }
}
