package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ewp.EwpSignatures;
import eu.passerelle.simulators.ewp.EwpSimulator;
import java.security.KeyPair;
import java.util.Map;

/** A university in the Erasmus Without Paper network: Incoming Mobility ToRs 3. */
public final class PortoEwp implements DemoUniversity {

    private static final int MOST_MOBILITIES = 50;

    private final Campus campus;
    private final EwpSimulator ewp;

    PortoEwp(DemoDirectory directory, int results) {
        KeyPair hub = EwpSignatures.newKey();
        campus = Campus.of("porto", "up.pt", "pt", results);
        ewp = new EwpSimulator(0, campus, 3, MOST_MOBILITIES, hub.getPublic());
        directory.write("secrets/ewp-key.pem", EwpSignatures.pem(hub));
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "PORTO_EWP_INDEX", ewp.index().toString(),
                "PORTO_EWP_GET", ewp.get().toString());
    }

    @Override
    public void close() {
        ewp.close();
    }
}
