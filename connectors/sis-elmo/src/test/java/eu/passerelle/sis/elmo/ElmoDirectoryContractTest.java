package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.files.FileInbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
