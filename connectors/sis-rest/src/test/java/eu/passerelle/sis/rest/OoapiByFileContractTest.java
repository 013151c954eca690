package eu.passerelle.sis.rest;

import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The connector contract, met by a file alone. */
@Tag("slow")
class OoapiByFileContractTest extends SisConnectorContract<RestSettings> {

    private final Campus campus = new Campus("twente", "utwente.nl", "nl", 120, 1_200, 42);
    private final OoapiSimulator simulator =
            new OoapiSimulator(0, campus, OoapiSimulator.Version.V6, OoapiSimulator.Auth.BASIC);
    private final RestConnector connector = new RestConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<RestSettings> connector() {
        return connector;
    }

    @Override
    protected RestSettings settings() {
        return UniversityFiles.shipped("ooapi-v6.yaml", simulator.base(), "simulated-secret");
    }

    @Override
    protected RestSettings wrongCredentials() {
        return UniversityFiles.shipped("ooapi-v6.yaml", simulator.base(), "wrong");
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return OoapiSimulator.associationId(result.id());
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(simulator.server());
    }
}
