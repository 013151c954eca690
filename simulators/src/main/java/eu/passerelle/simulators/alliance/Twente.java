package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import java.util.Map;

/** University of Twente: OEAPI v6 with OAuth2. */
public final class Twente implements DemoUniversity {

    private final Campus campus;
    private final OoapiSimulator ooapi;

    Twente(DemoDirectory directory, int results) {
        campus = Campus.of("twente", "utwente.nl", "nl", results);
        ooapi = new OoapiSimulator(0, campus, OoapiSimulator.Version.V6, OoapiSimulator.Auth.OAUTH2);
        directory.write("secrets/ooapi-secret", "simulated-secret");
    }

    @Override
    public Campus campus() {
        return campus;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "TWENTE_OOAPI",
                ooapi.base().toString(),
                "TWENTE_OOAPI_TOKEN",
                ooapi.server().address().resolve("/oauth/token").toString());
    }

    @Override
    public boolean isKeyOf(SimulatedResult result, String sourceKey) {
        return sourceKey.equals(OoapiSimulator.associationId(result.id()));
    }

    @Override
    public void close() {
        ooapi.close();
    }
}
