package eu.passerelle.sis.ladok;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ladok.LadokSimulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over mutual TLS; 700 results stand on more than forty pages of the feed. */
class LadokContractTest extends SisConnectorContract<LadokSettings> {

    private final Campus campus = new Campus("linkoping", "liu.se", "sv", 100, 700, 42);
    private final LadokSimulator simulator = new LadokSimulator(0, campus, LadokScenes.SERVER, LadokScenes.CLIENT);
    private final LadokConnector connector = new LadokConnector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        simulator.close();
    }

    /** The first handshake of a JVM takes seconds on a busy machine. */
    @Override
    protected SisContext<LadokSettings> sis(LadokSettings settings) {
        SisContext<LadokSettings> sis = super.sis(settings);
        Limits patient = new Limits(32L << 20, Duration.ofSeconds(7), Duration.ofSeconds(7), 64);
        return new SisContext<>(sis.university(), settings, patient, sis.allowed(), sis.home(), sis.clock());
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<LadokSettings> connector() {
        return connector;
    }

    @Override
    protected LadokSettings settings() {
        return LadokSettings.of(simulator.address(), LadokScenes.certificate(folder, LadokScenes.CLIENT));
    }

    @Override
    protected LadokSettings wrongCredentials() {
        return LadokSettings.of(simulator.address(), LadokScenes.certificate(folder, LadokScenes.STRANGER));
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return LadokSimulator.resultUid(result);
    }

    /** Drafts emit no event. */
    @Override
    protected boolean supportsProvisional() {
        return false;
    }

    /** Credit transfer is a matter of its own in Ladok and not in the events of results. */
    @Override
    protected boolean supportsRecognition() {
        return false;
    }

    /** A void event, then a result with a new ResultatUID. */
    @Override
    protected boolean correctsInPlace() {
        return false;
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
    void namesTheRefusalOfAStrangersCertificate() {
        assertThat(connector.check(sis(wrongCredentials())).getFirst()).satisfies(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("certificate");
        });
    }
}
