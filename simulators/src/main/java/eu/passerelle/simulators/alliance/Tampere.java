package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.util.Map;

/** Tampere University: Virta by SOAP, learner by learner from a roster. */
public final class Tampere implements DemoUniversity {

    private final Campus campus;
    private final VirtaSimulator virta;

    Tampere(DemoDirectory directory, int results) {
        campus = Campus.of("tampere", "tuni.fi", "fi", results);
        virta = new VirtaSimulator(0, campus, directory.secret("virta-key"));
        directory.write("tampere-roster.csv", virta.rosterCsv());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("TAMPERE_VIRTA", virta.address().toString());
    }

    /** Virta is told of final results only. */
    @Override
    public boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.PROVISIONAL;
    }

    @Override
    public void close() {
        virta.close();
    }
}
