package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.sisu.SisuSimulator;
import java.util.Map;

/** Tampere University: Sisu's exports instead of Virta. */
public final class TampereSisu implements DemoUniversity {

    private final Campus campus;
    private final SisuSimulator sisu;

    TampereSisu(DemoDirectory directory, int results) {
        campus = Campus.of("tampere", "tuni.fi", "fi", results);
        sisu = new SisuSimulator(0, campus, directory.secret("sisu-password"));
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("TAMPERE_SISU", sisu.address().toString());
    }

    @Override
    public void close() {
        sisu.close();
    }
}
