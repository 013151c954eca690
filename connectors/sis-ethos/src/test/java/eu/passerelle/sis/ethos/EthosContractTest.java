package eu.passerelle.sis.ethos;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ethos.EthosSimulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EthosContractTest extends SisConnectorContract<EthosSettings> {

    private final Campus campus = new Campus("dublin", "dcu.ie", "en", 80, 600, 11);
    private final EthosSimulator ethos = new EthosSimulator(0, campus, Dublin.API_KEY);
    private final EthosConnector connector = new EthosConnector();

    @AfterEach
    void close() {
        ethos.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<EthosSettings> connector() {
        return connector;
    }

    @Override
    protected EthosSettings settings() {
        return Dublin.settings(ethos.address(), Dublin.API_KEY, 50);
    }

    @Override
    protected EthosSettings wrongCredentials() {
        return Dublin.settings(ethos.address(), "wrong", 50);
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return ethos.gradeId(result.id());
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(ethos.server());
    }

    @Test
    void keepsALookOutOfTheQueue() {
        campus.add();

        CompletionPage page = connector.look(sis(settings()), Watermark.NONE);
        while (!page.last()) {
            page = connector.look(sis(settings()), page.next());
        }

        assertThat(ethos.waiting()).isOne();
    }

    @Test
    void checksEveryStepAndTakesNothingOutOfTheQueue() {
        campus.add();

        List<CheckStep> steps = connector.check(sis(settings()));

        assertThat(steps).hasSize(4).extracting(CheckStep::result).containsOnly(CheckStep.Result.OK);
        assertThat(steps)
                .as("a grade of nobody among those looked at is told and stops nothing")
                .anyMatch(step -> step.detail().contains("rejected: "));
        assertThat(ethos.waiting()).isOne();
    }

    @Test
    void namesTheRefusalWhenTheKeyIsWrong() {
        assertThat(connector.check(sis(wrongCredentials())).getFirst()).satisfies(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("401");
        });
    }
}
