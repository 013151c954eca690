package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.hisinone.HisInOneSimulator;
import java.util.Map;

/** Hamburg University of Technology: HISinOne by SOAP, learner by learner from a roster. */
public final class Tuhh implements DemoUniversity {

    private final Campus campus;
    private final HisInOneSimulator tune;

    Tuhh(DemoDirectory directory, int results) {
        campus = Campus.of("tuhh", "tuhh.de", "de", results);
        tune = new HisInOneSimulator(0, campus, directory.secret("hisinone-password"));
        directory.write("tuhh-roster.csv", tune.rosterCsv());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("TUHH_HISINONE", tune.address().toString());
    }

    @Override
    public boolean isKeyOf(SimulatedResult result, String sourceKey) {
        return sourceKey.equals(tune.id(result));
    }

    /** Learners are asked for one by one, so that there is nobody without a name. */
    @Override
    public boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.NO_LEARNER;
    }

    @Override
    public void close() {
        tune.close();
    }
}
