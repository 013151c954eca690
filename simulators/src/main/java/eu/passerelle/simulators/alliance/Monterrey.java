package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ethos.EthosSimulator;
import java.util.Map;

/** Tecnológico de Monterrey: Banner through Ellucian Ethos, marks of which 70 passes, credits in unidades. */
public final class Monterrey implements DemoUniversity {

    private final Campus campus;
    private final EthosSimulator ethos;

    Monterrey(DemoDirectory directory, int results) {
        campus = Campus.of("monterrey", "tec.mx", "es", results);
        ethos = new EthosSimulator(
                0,
                campus,
                directory.secret("monterrey-ethos-key"),
                EthosSimulator.SEVENTY_PASSES,
                EthosSimulator.UNIDADES);
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("MONTERREY_ETHOS", ethos.address().toString());
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
