package eu.passerelle.routes;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.routes.config.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that encrypts payloads at rest: the configured one, or one made at first start beside the data. */
final class JournalKeys {

    private static final Logger LOG = LoggerFactory.getLogger(JournalKeys.class);
    private static final int BYTES = 32;

    private JournalKeys() {}

    static byte[] key(HubSettings hub) {
        Secret configured = hub.journal().key();
        byte[] key = configured == null
                ? made(hub.data().resolve("journal.key"))
                : Base64.getDecoder().decode(configured.value());
        if (key.length != BYTES) {
            throw new ConfigurationInvalid(
                    "hub.yaml: journal.key must be 32 bytes in Base64; make one with 'openssl rand -base64 32'.");
        }
        return key;
    }

    private static byte[] made(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
                LOG.warn(
                        "Made the payload key {}; without it no payload can be read: back it up, or set journal.key",
                        file);
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The payload key " + file + " cannot be read or made", e);
        }
    }
}
