package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.stads.StadsSimulator;
import java.util.Map;

/** Aalborg University: STADS by SOAP, learner by learner from a roster. */
public final class AalborgStads implements DemoUniversity {

    private final Campus campus;
    private final StadsSimulator stads;

    AalborgStads(DemoDirectory directory, int results) {
        campus = Campus.of("aalborg", "aau.dk", "da", results);
        stads = new StadsSimulator(0, campus, directory.secret("stads-password"));
        directory.write("aalborg-roster.csv", stads.rosterCsv());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("AALBORG_STADS", stads.address().toString());
    }

    /** STADS has final results only. */
    @Override
    public boolean tellsProvisional() {
        return false;
    }

    /** Learners are asked for one by one, so that there is nobody without a name. */
    @Override
    public boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.NO_LEARNER;
    }

    /** STADS does not say where credit was earned. */
    @Override
    public boolean tellsRecognised() {
        return false;
    }

    @Override
    public void close() {
        stads.close();
    }
}
