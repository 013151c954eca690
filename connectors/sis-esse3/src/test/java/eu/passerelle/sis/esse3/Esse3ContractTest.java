package eu.passerelle.sis.esse3;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.esse3.Esse3Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract against all booklets that ESSE3 lists, 250 of them, so that the list has several pages. */
class Esse3ContractTest extends SisConnectorContract<Esse3Settings> {

    private final Campus campus = new Campus("trento", "unitn.it", "it", 250, 700, 17);
    private final Esse3Simulator esse3 = new Esse3Simulator(0, campus, Trento.USER, Trento.PASSWORD);
    private final Esse3Connector connector = new Esse3Connector();

    @AfterEach
    void close() {
        esse3.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<Esse3Settings> connector() {
        return connector;
    }

    @Override
    protected Esse3Settings settings() {
        return Trento.settings(esse3.base(), Trento.PASSWORD, null);
    }

    @Override
    protected Esse3Settings wrongCredentials() {
        return Trento.settings(esse3.base(), "wrong", null);
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return Esse3Simulator.adsceId(result.id());
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(esse3.server());
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
        assertThat(connector.check(sis(wrongCredentials())).getFirst()).satisfies(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("401");
        });
    }
}
