package eu.passerelle.dashboard.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code access.csv}, read again when it has changed, so that who leaves loses his roles without a restart. Without the
 * file nobody has a role; one that cannot be read leaves those of before in force.
 */
public final class AccessFile implements Supplier<AccessRules> {

    private static final Logger LOG = LoggerFactory.getLogger(AccessFile.class);

    private final Path file;
    private String text;
    private AccessRules rules;

    /** Fails with {@link IllegalArgumentException} where the file is there and wrong. */
    public AccessFile(Path file) {
        this.file = file;
        this.text = read();
        this.rules = AccessRules.parse(text);
    }

    @Override
    public synchronized AccessRules get() {
        // small, and asked once a request: reading it is cheaper than being wrong about times of change
        String now;
        try {
            now = read();
        } catch (UncheckedIOException e) {
            LOG.warn("access.csv cannot be read; the roles of before stay in force. {}", e.getMessage());
            return rules;
        }
        if (!now.equals(text)) {
            text = now;
            try {
                rules = AccessRules.parse(now);
                LOG.info("access.csv has changed; its roles are in force.");
            } catch (IllegalArgumentException e) {
                LOG.warn("The roles of before stay in force. {}", e.getMessage());
            }
        }
        return rules;
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
