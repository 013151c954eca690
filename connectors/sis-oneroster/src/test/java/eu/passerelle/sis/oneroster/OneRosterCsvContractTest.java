package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.oneroster.OneRosterFiles;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files of everything: what is missing was taken back. */
class OneRosterCsvContractTest extends SisConnectorContract<OneRosterCsvSettings> {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path drops;

    private final Campus campus = new Campus("aveiro", "ua.pt", "pt", 100, 300, 17);
    private final OneRosterCsvConnector connector = new OneRosterCsvConnector();
    private OneRosterFiles files = new OneRosterFiles(campus, Path.of("."));

    @BeforeEach
    void dropInto() {
        files = new OneRosterFiles(campus, inbox());
    }

    private Path inbox() {
        return drops.resolve("inbox");
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<OneRosterCsvSettings> connector() {
        return connector;
    }

    @Override
    protected OneRosterCsvSettings settings() {
        return new OneRosterCsvSettings(new FileInbox(inbox(), null, null, Duration.ZERO), Aveiro.rules());
    }

    @Override
    protected void publish() {
        files.dropAll();
    }

    @Override
    protected boolean supportsRecognition() {
        return false;
    }

    @Override
    protected boolean supportsCredentials() {
        return false;
    }

    @Override
    protected OneRosterCsvSettings wrongCredentials() {
        return settings();
    }

    @Override
    protected Trouble trouble() {
        return Trouble.ofShare(inbox());
    }
}
