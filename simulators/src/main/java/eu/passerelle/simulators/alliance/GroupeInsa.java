package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
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
    public void close() {
        apogee.close();
    }
}
