package eu.passerelle.sis.sisu;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.sisu.SisuSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SisuContractTest extends SisConnectorContract<SisuSettings> {

    private final Campus campus = new Campus("tampere", "tuni.fi", "fi", 100, 700, 42);
    private final SisuSimulator simulator = new SisuSimulator(0, campus, TampereSisu.PASSWORD);
    private final SisuConnector connector = new SisuConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<SisuSettings> connector() {
        return connector;
    }

    @Override
    protected SisuSettings settings() {
        return TampereSisu.settings(simulator.address(), TampereSisu.PASSWORD);
    }

    @Override
    protected SisuSettings wrongCredentials() {
        return TampereSisu.settings(simulator.address(), "wrong");
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(simulator.server());
    }

    @Test
    void checksEveryStepOfAWorkingService() {
        assertThat(connector.check(sis(settings())))
                .hasSize(3)
                .allSatisfy(
                        step -> assertThat(step.result()).as(step.toString()).isEqualTo(CheckStep.Result.OK));
    }

    @Test
    void namesTheRefusalWhenCredentialsAreWrong() {
        assertThat(connector.check(sis(wrongCredentials()))).allSatisfy(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("401");
        });
    }
}
