package eu.passerelle.sis.table;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.files.Sftp;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.elmo.SftpSimulator;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tables on an SFTP server. */
abstract class SftpContract extends TableContract {

    @SuppressWarnings("NullAway.Init")
    private SftpSimulator server;

    SftpContract(TableDialect dialect, TableForm form, String preset) {
        super(dialect, form, preset);
    }

    @BeforeEach
    void start() {
        server = new SftpSimulator(0, drops, "hub", "right");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected TableSettings settings() {
        return settings("right");
    }

    @Override
    protected TableSettings wrongCredentials() {
        return settings("wrong");
    }

    private TableSettings settings(String password) {
        Sftp sftp =
                new Sftp("127.0.0.1", server.port(), "hub", new Secret(password), null, server.fingerprint(), "/inbox");
        return settings(new FileInbox(null, sftp, null, Duration.ZERO));
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(server);
    }
}
