package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.esse3.Esse3Simulator;
import java.util.Map;

/** University of Trento: ESSE3, booklet by booklet; a roster adds identifiers that ESSE3 does not know. Learners of Stavanger are guests. */
public final class Trento implements DemoUniversity {

    private final Campus campus;
    private final Esse3Simulator esse3;

    Trento(DemoDirectory directory, int results) {
        campus = Campus.withGuests("trento", "unitn.it", "it", results, Stavanger.campus(results));
        esse3 = new Esse3Simulator(0, campus, "passerelle", directory.secret("trento-esse3-password"));
        directory.write("trento-roster.csv", esse3.rosterCsv());
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("TRENTO_ESSE3", esse3.base().toString());
    }

    @Override
    public boolean isKeyOf(SimulatedResult result, String sourceKey) {
        return sourceKey.equals(Esse3Simulator.adsceId(result.id()));
    }

    /** Learners are asked for one by one, so that there is nobody without a name. */
    @Override
    public boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.NO_LEARNER;
    }

    @Override
    public void close() {
        esse3.close();
    }
}
