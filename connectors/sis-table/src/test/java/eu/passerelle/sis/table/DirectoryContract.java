package eu.passerelle.sis.table;

import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import java.time.Duration;

/** Tables in a directory. */
abstract class DirectoryContract extends TableContract {

    DirectoryContract(TableDialect dialect, TableForm form, String preset) {
        super(dialect, form, preset);
    }

    @Override
    protected TableSettings settings() {
        return settings(new FileInbox(inbox(), null, null, Duration.ZERO));
    }

    @Override
    protected boolean supportsCredentials() {
        return false;
    }

    @Override
    protected TableSettings wrongCredentials() {
        return settings();
    }

    @Override
    protected Trouble trouble() {
        return Trouble.ofShare(inbox());
    }
}
