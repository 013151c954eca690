package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.keys.DemoCertificates.Issued;
import eu.passerelle.connectors.keys.DemoCertificates.Subject;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, for trying the hub out, a certificate authority and a key under it that nobody trusts. Both say so in their
 * names. The authority's certificate lies beside the key, with the key's name and {@value #CERTIFICATE_FILE}, to be given
 * to verifiers.
 */
public final class DemoAuthority {

    /** End of the name of the authority's certificate, PEM. Its key is thrown away when the demo key is issued. */
    public static final String CERTIFICATE_FILE = "-authority.pem";

    private static final Logger LOG = LoggerFactory.getLogger(DemoAuthority.class);
    private static final Subject AUTHORITY = new Subject(
            "Passerelle Demo Authority (NOT TRUSTED)", "Passerelle Demo Alliance (NOT TRUSTED)", null, "BE");
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Duration LIFE = Duration.ofDays(3 * 365L);
    private static final String ALIAS = "key";
    private static final String EDWARDS = "proof";

    private final Clock clock;

    public DemoAuthority(Clock clock) {
        this.clock = clock;
    }

    /**
     * Issues a demo key into a new file that only its owner can read: Ed25519 for the use {@code proof}, else P-256. An
     * existing file is never touched.
     *
     * @param use {@code seal}, {@code jwt} or {@code proof}
     * @param keystore PKCS#12 file to be made, with its directory
     * @param password of the file and of the key
     * @throws ConfigurationInvalid when the file exists or cannot be written
     */
    public void issue(String use, Path keystore, Secret password) {
        Path directory = keystore.toAbsolutePath().normalize().getParent();
        if (directory == null) {
            throw new ConfigurationInvalid(keystore + " is not a file name; correct 'keystore' in hub.yaml.");
        }
        try {
            if (Files.exists(keystore)) {
                throw new FileAlreadyExistsException(keystore.toString());
            }
            Instant now = clock.instant();
            Validity validity = new Validity(now.minus(CLOCK_SKEW), now.plus(LIFE));
            Issued authority = DemoCertificates.authority(AUTHORITY, validity);
            KeyPair keys = use.equals(EDWARDS) ? DemoCertificates.ed25519() : DemoCertificates.p256();
            Issued key = DemoCertificates.seal(subject(use), validity, keys, authority);
            Files.createDirectories(directory);
            // The key last: once it is there, the demo is complete.
            Path certificate = certificate(keystore);
            Files.deleteIfExists(certificate);
            write(certificate, pem(authority.certificate()));
            write(keystore, pkcs12(password, key, authority.certificate()));
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationInvalid(
                    e.getFile() + " exists already and is not overwritten; move it away to get a new demo key.", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationInvalid(
                    "The demo key " + keystore + " cannot be made (" + e + "); make its directory writable.", e);
        }
        LOG.warn(
                "DEMO KEY ({}) made: {}. Credentials signed with it are NOT TRUSTED by Europass, by employers or by"
                        + " anybody. For real credentials get an organisation's seal and name its key in hub.yaml.",
                use,
                keystore);
    }

    /** No Belgian enterprise number starts with 9. */
    private static Subject subject(String use) {
        return new Subject(
                "Passerelle Demo " + use + " (NOT TRUSTED)",
                "Passerelle Demo Alliance (NOT TRUSTED)",
                "NTRBE-9999999999",
                "BE");
    }

    /** Where the authority's certificate lies. */
    public static Path certificate(Path keystore) {
        String name = keystore.getFileName().toString().replaceFirst("\\.p12$", "");
        return keystore.resolveSibling(name + CERTIFICATE_FILE);
    }

    private static byte[] pkcs12(Secret password, Issued issued, X509Certificate authority)
            throws GeneralSecurityException, IOException {
        char[] secret = password.value().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, secret);
            store.setKeyEntry(ALIAS, issued.key(), secret, new Certificate[] {issued.certificate(), authority});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, secret);
            return out.toByteArray();
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static byte[] pem(X509Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Through a file of another name, so that a hub killed half-way leaves no half keystore. */
    private static void write(Path file, byte[] content) throws IOException {
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "demo-", ".new", ownerOnly());
        try {
            Files.write(written, content);
            Files.move(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
