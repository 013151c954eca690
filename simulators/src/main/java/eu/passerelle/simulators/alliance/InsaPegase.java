package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.pegase.PegaseSimulator;
import java.util.Map;

/** A school of Groupe INSA that has moved to Pégase, learner by learner. */
public final class InsaPegase implements DemoUniversity {

    private final Campus campus;
    private final PegaseSimulator pegase;

    InsaPegase(DemoDirectory directory, int results) {
        campus = Campus.of("insa-pegase", "groupe-insa.fr", "fr", results);
        pegase = new PegaseSimulator(0, campus, "passerelle", directory.secret("insa-pegase-password"));
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("INSA_PEGASE", pegase.address().toString());
    }

    /** Learners are asked for one by one, so that there is nobody without a name. */
    @Override
    public boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.NO_LEARNER;
    }

    @Override
    public void close() {
        pegase.close();
    }
}
