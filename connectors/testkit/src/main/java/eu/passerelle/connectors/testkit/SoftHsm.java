package eu.passerelle.connectors.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A hardware module in software: SoftHSM2, as Debian packages it, with one token for the tests of a JVM. The module reads
 * the environment variable {@code SOFTHSM2_CONF}, which the module's pom must set for the tests.
 */
public final class SoftHsm {

    public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    public static final String TOKEN = "passerelle-test";
    public static final String PIN = "1234";

    private static final int SECONDS = 20;
    /** Made here, private keys stay here; {@code import} is for the one that a test is to see refused. */
    private static final String CONFIGURATION = """
            --name = SoftHsmOfTests
            library = %s
            slotListIndex = 0
            attributes(generate, CKO_PRIVATE_KEY, *) = {
              CKA_TOKEN = true
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_SIGN = true
            }
            attributes(import, CKO_PRIVATE_KEY, *) = {
              CKA_TOKEN = true
              CKA_SENSITIVE = false
              CKA_EXTRACTABLE = true
              CKA_SIGN = true
            }
            """;

    private static @Nullable SoftHsm opened;

    private final Provider provider;
    private final KeyStore keys;

    private SoftHsm(Provider provider, KeyStore keys) {
        this.provider = provider;
        this.keys = keys;
    }

    /** The token; the test is skipped, and says why, where SoftHSM2 is not installed. */
    public static synchronized SoftHsm open() {
        Assumptions.assumeTrue(
                Files.exists(LIBRARY),
                "SKIPPED: SoftHSM2 is not installed (Debian: apt-get install softhsm2), so that nothing was shown of keys in"
                        + " hardware modules; looked for " + LIBRARY);
        if (opened == null) {
            opened = made();
        }
        return opened;
    }

    private static SoftHsm made() {
        try {
            initialise(Path.of(Objects.requireNonNull(
                    System.getenv("SOFTHSM2_CONF"),
                    "set SOFTHSM2_CONF for tests in the module's pom (surefire, environmentVariables)")));
            Provider provider = Security.getProvider("SunPKCS11").configure(CONFIGURATION.formatted(LIBRARY));
            return new SoftHsm(provider, keys(provider));
        } catch (IOException e) {
            throw new UncheckedIOException("SoftHSM2 cannot be set up", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SoftHSM2 does not work", e);
        }
    }

    private static KeyStore keys(Provider provider) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, PIN.toCharArray());
        return keys;
    }

    private static void initialise(Path configuration) throws IOException {
        Path tokens = Files.createTempDirectory("softhsm-tokens");
        Files.createDirectories(configuration.toAbsolutePath().getParent());
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        Process tool = new ProcessBuilder(
                        "softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--so-pin", "5678", "--pin", PIN)
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!tool.waitFor(SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IOException("softhsm2-util: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * Makes a key inside the token; the private half is a handle.
     *
     * @param kind {@code secp256r1}, {@code RSA2048}, ...
     */
    public KeyPair generate(String kind) throws GeneralSecurityException {
        boolean isRsa = kind.startsWith("RSA");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(isRsa ? "RSA" : "EC", provider);
        if (isRsa) {
            generator.initialize(Integer.parseInt(kind.substring(3)));
        } else {
            generator.initialize(new ECGenParameterSpec(kind));
        }
        return generator.generateKeyPair();
    }

    /** Keeps a key under this label with its certificates; one made elsewhere is taken in, readable for whoever asks. */
    public void keep(String label, PrivateKey key, Certificate... chain) throws GeneralSecurityException {
        keys.setKeyEntry(label, key, null, chain);
    }
}
