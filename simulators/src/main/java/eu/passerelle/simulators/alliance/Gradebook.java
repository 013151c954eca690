package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.oneroster.OneRosterSimulator;
import java.util.Map;

/** A university with a OneRoster gradebook. */
public final class Gradebook implements DemoUniversity {

    private final Campus campus;
    private final OneRosterSimulator gradebook;

    Gradebook(DemoDirectory directory, int results) {
        campus = Campus.of("roster", "roster.example", "pt", results);
        gradebook = new OneRosterSimulator(0, campus, directory.secret("roster-secret"));
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "ROSTER_ONEROSTER", gradebook.base().toString(),
                "ROSTER_TOKEN", gradebook.token().toString());
    }

    @Override
    public boolean tellsRecognised() {
        return false;
    }

    @Override
    public void close() {
        gradebook.close();
    }
}
