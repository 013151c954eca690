package eu.passerelle.sis.lti;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.lti.LtiSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LtiContractTest extends SisConnectorContract<LtiSettings> {

    private final Campus campus = new Campus("kaunas", "ktu.lt", "lt", 60, 240, 17);
    private final LtiSimulator simulator = Kaunas.simulator(campus);
    private final LtiConnector connector = new LtiConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<LtiSettings> connector() {
        return connector;
    }

    @Override
    protected LtiSettings settings() {
        return Kaunas.settings(simulator, campus, Kaunas.OURS);
    }

    @Override
    protected LtiSettings wrongCredentials() {
        return Kaunas.settings(simulator, campus, Kaunas.OTHER);
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return ResultMapper.key(simulator.lineItem(result), simulator.user(result));
    }

    /** What is not graded yet has no score, and AGS says no more of it. */
    @Override
    protected boolean shows(SimulatedResult result) {
        return result.kind() != SimulatedResult.Kind.PROVISIONAL;
    }

    @Override
    protected boolean supportsProvisional() {
        return false;
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
    void checksEachCourse() {
        assertThat(connector.check(sis(settings())))
                .hasSize(24)
                .filteredOn(step -> step.result() == CheckStep.Result.OK)
                .hasSizeGreaterThan(15);
    }
}
