package eu.passerelle.cli;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.util.List;

/** What a campus's results must come to, known without the hub. */
final class Expected {

    private Expected() {}

    /** Results that must end in a wallet: final, passed, of a course that the catalogue describes in full. */
    static List<String> delivered(Campus campus) {
        return campus.results().stream()
                .filter(result -> result.kind() == Kind.FINAL && result.passed())
                .filter(result -> !campus.courses().get(result.course()).thin())
                .map(SimulatedResult::id)
                .toList();
    }
}
