package eu.passerelle.sis.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.oneroster.OneRosterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneRosterContractTest extends SisConnectorContract<OneRosterSettings> {

    private final Campus campus = new Campus("aveiro", "ua.pt", "pt", 100, 300, 17);
    private final OneRosterSimulator simulator = new OneRosterSimulator(0, campus, Aveiro.SECRET);
    private final OneRosterConnector connector = new OneRosterConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<OneRosterSettings> connector() {
        return connector;
    }

    @Override
    protected OneRosterSettings settings() {
        return Aveiro.settings(simulator, Aveiro.SECRET, 50);
    }

    @Override
    protected OneRosterSettings wrongCredentials() {
        return Aveiro.settings(simulator, "wrong", 50);
    }

    @Override
    protected boolean supportsRecognition() {
        return false;
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(simulator.server());
    }

    @Test
    void checksEveryStepOfAWorkingService() {
        assertThat(connector.check(sis(settings())))
                .hasSize(5)
                .filteredOn(step -> step.result() != CheckStep.Result.OK)
                .extracting(CheckStep::name)
                .containsExactly("first page of results");
    }

    @Test
    void namesTheRefusalWhenCredentialsAreWrong() {
        assertThat(connector.check(sis(wrongCredentials())))
                .allSatisfy(step -> assertThat(step.detail()).contains("401"));
    }
}
