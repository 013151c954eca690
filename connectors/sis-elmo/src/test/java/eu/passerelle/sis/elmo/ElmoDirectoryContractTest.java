package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.testkit.Trouble;
import java.time.Duration;
import java.util.Map;

class ElmoDirectoryContractTest extends ElmoFilesContract {

    @Override
    protected ElmoSettings settings() {
        FileInbox inbox = new FileInbox(inbox(), null, null, Duration.ZERO);
        return new ElmoSettings(inbox, Map.of("five", "fi-0-5"), null, null);
    }

    @Override
    protected boolean supportsCredentials() {
        return false;
    }

    @Override
    protected ElmoSettings wrongCredentials() {
        return settings();
    }

    @Override
    protected Trouble trouble() {
        return Trouble.ofShare(inbox());
    }
}
