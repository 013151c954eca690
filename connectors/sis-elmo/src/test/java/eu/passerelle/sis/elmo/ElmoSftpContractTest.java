package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.files.Sftp;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.elmo.SftpSimulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class ElmoSftpContractTest extends ElmoFilesContract {

    @SuppressWarnings("NullAway.Init")
    private SftpSimulator server;

    @BeforeEach
    void start() {
        server = new SftpSimulator(0, drops, "hub", "right");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected ElmoSettings settings() {
        return settings("right");
    }

    @Override
    protected ElmoSettings wrongCredentials() {
        return settings("wrong");
    }

    private ElmoSettings settings(String password) {
        Sftp sftp =
                new Sftp("127.0.0.1", server.port(), "hub", new Secret(password), null, server.fingerprint(), "/inbox");
        FileInbox inbox = new FileInbox(null, sftp, null, Duration.ZERO);
        return new ElmoSettings(inbox, Map.of("five", "fi-0-5"), null, null);
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(server);
    }
}
