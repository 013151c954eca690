package eu.passerelle.sis.apogee;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.model.Sha256;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.apogee.ApogeeSimulator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApogeeContractTest extends SisConnectorContract<ApogeeSettings> {

    private final Campus campus = Campus.of("insa", "insa.example", "fr", 400);
    private final ApogeeSimulator apogee = new ApogeeSimulator(0, campus, "right-password");
    private final ApogeeConnector connector = new ApogeeConnector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @AfterEach
    void close() {
        apogee.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<ApogeeSettings> connector() {
        return connector;
    }

    @Override
    protected ApogeeSettings settings() {
        return Insa.settings(apogee.address(), Insa.write(home, apogee.rosterCsv()), "right-password");
    }

    @Override
    protected ApogeeSettings wrongCredentials() {
        return Insa.settings(apogee.address(), Insa.write(home, apogee.rosterCsv()), "wrong-password");
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        String learner = campus.learners().get(result.learner()).number();
        return Sha256.key(learner) + ":" + apogee.place(result);
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(apogee.server());
    }

    @Test
    void checksStepByStep() {
        assertThat(connector.check(sis(settings())))
                .extracting(CheckStep::result)
                .containsOnly(CheckStep.Result.OK);
        assertThat(connector.check(sis(wrongCredentials())))
                .filteredOn(step -> step.result() == CheckStep.Result.FAILED)
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("sis.basic"));
    }
}
