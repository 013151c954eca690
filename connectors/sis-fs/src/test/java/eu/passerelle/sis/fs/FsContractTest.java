package eu.passerelle.sis.fs;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.fs.FsSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FsContractTest extends SisConnectorContract<FsSettings> {

    private final Campus campus = new Campus("stavanger", "uis.no", "nb", 100, 700, 42);
    private final FsSimulator simulator = new FsSimulator(0, campus, Stavanger.PASSWORD);
    private final FsConnector connector = new FsConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<FsSettings> connector() {
        return connector;
    }

    @Override
    protected FsSettings settings() {
        return Stavanger.settings(simulator.address(), Stavanger.PASSWORD);
    }

    @Override
    protected FsSettings wrongCredentials() {
        return Stavanger.settings(simulator.address(), "wrong");
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return FsSimulator.resultId(result);
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(simulator.server());
    }

    @Test
    void checksEveryStepOfAWorkingService() {
        assertThat(connector.check(sis(settings())))
                .extracting(CheckStep::result)
                .containsExactly(CheckStep.Result.OK, CheckStep.Result.OK, CheckStep.Result.SKIPPED);
    }

    @Test
    void namesTheRefusalWhenCredentialsAreWrong() {
        assertThat(connector.check(sis(wrongCredentials())).getFirst()).satisfies(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("401");
        });
    }
}
