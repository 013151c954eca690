package eu.passerelle.simulators.alliance;

import eu.passerelle.model.Sha256;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.apogee.ApogeeSimulator;
import java.util.Map;

/** Groupe INSA: Apogée by SOAP, learner by learner from a roster. */
public final class GroupeInsa implements DemoUniversity {

    private final Campus campus;
    private final ApogeeSimulator apogee;

    GroupeInsa(DemoDirectory directory, int results) {
        campus = Campus.of("insa", "groupe-insa.fr", "fr", results);
        apogee = new ApogeeSimulator(0, campus, directory.secret("apogee-password"));
        directory.write("insa-roster.csv", apogee.rosterCsv());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("INSA_APOGEE", apogee.address().toString());
    }

    @Override
    public boolean isKeyOf(SimulatedResult result, String sourceKey) {
        String learner = campus.learners().get(result.learner()).number();
        return sourceKey.equals(Sha256.key(learner) + ":" + apogee.place(result));
    }

    /** Learners are asked for one by one, so that there is nobody without a name. */
    @Override
    public boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.NO_LEARNER;
    }

    @Override
    public void close() {
        apogee.close();
    }
}
