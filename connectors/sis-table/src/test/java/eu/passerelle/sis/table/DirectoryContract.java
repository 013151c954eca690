package eu.passerelle.sis.table;

import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    protected boolean supportsHanging() {
        return false;
    }

    @Override
    protected void hang() {}

    /** The share is not mounted. */
    @Override
    protected void breakDown() {
        move(inbox(), drops.resolve("unmounted"));
    }

    @Override
    protected void healed() {
        move(drops.resolve("unmounted"), inbox());
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
