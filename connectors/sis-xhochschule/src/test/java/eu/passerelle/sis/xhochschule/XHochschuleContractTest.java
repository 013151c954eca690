package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.model.Sha256;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.xhochschule.XHochschuleSimulator;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class XHochschuleContractTest extends SisConnectorContract<XHochschuleSettings> {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path drops;

    private final Campus campus = new Campus("tuhh", "tuhh.example", "de", 100, 240, 11);
    private final XHochschuleConnector connector = new XHochschuleConnector();
    private XHochschuleSimulator simulator = new XHochschuleSimulator(campus, Path.of("."));

    @BeforeEach
    void dropInto() {
        simulator = new XHochschuleSimulator(campus, inbox());
    }

    private Path inbox() {
        return drops.resolve("inbox");
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<XHochschuleSettings> connector() {
        return connector;
    }

    @Override
    protected XHochschuleSettings settings() {
        return Tuhh.settings(inbox(), null, true);
    }

    @Override
    protected void publish() {
        simulator.publishChanges();
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        String learner = campus.learners().get(result.learner()).number();
        return Sha256.key(learner) + ":" + simulator.place(result);
    }

    @Override
    protected boolean supportsCredentials() {
        return false;
    }

    @Override
    protected XHochschuleSettings wrongCredentials() {
        return settings();
    }

    @Override
    protected Trouble trouble() {
        return Trouble.ofShare(inbox());
    }
}
