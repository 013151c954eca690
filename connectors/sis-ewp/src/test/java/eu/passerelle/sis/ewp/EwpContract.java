package eu.passerelle.sis.ewp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ewp.EwpSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract for one version of the API. */
abstract class EwpContract extends SisConnectorContract<EwpSettings> {

    private final EwpVersion version;
    private final Campus campus = new Campus("aveiro", "ua.pt", "pt", 100, 300, 17);
    private final EwpSimulator simulator;
    private final EwpConnector connector = new EwpConnector();

    EwpContract(EwpVersion version) {
        this.version = version;
        this.simulator = new EwpSimulator(0, campus, version == EwpVersion.V2 ? 2 : 3, 20, Aveiro.OURS.getPublic());
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<EwpSettings> connector() {
        return connector;
    }

    @Override
    protected EwpSettings settings() {
        return Aveiro.settings(version, simulator, Aveiro.OURS);
    }

    @Override
    protected EwpSettings wrongCredentials() {
        return Aveiro.settings(version, simulator, Aveiro.OTHER);
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return "ua.pt:" + result.id();
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(simulator.server());
    }

    @Test
    void checksEveryStepOfAWorkingService() {
        assertThat(connector.check(sis(settings())))
                .extracting(CheckStep::result)
                .containsExactly(
                        CheckStep.Result.OK,
                        CheckStep.Result.OK,
                        CheckStep.Result.OK,
                        CheckStep.Result.OK,
                        CheckStep.Result.SKIPPED);
    }
}
