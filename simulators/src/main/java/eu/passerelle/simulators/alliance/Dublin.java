package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ethos.EthosSimulator;
import java.util.Map;

/** Dublin City University: Banner through Ellucian Ethos, marks in per cent. */
public final class Dublin implements DemoUniversity {

    private final Campus campus;
    private final EthosSimulator ethos;

    Dublin(DemoDirectory directory, int results) {
        campus = Campus.of("dublin", "dcu.ie", "en", results);
        ethos = new EthosSimulator(0, campus, directory.secret("dublin-ethos-key"), EthosSimulator.PER_CENT);
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("DUBLIN_ETHOS", ethos.address().toString());
    }

    @Override
    public boolean isKeyOf(SimulatedResult result, String sourceKey) {
        return sourceKey.equals(ethos.gradeId(result.id()));
    }

    @Override
    public void close() {
        ethos.close();
    }
}
