package eu.passerelle.seal.dss;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.keys.DemoCertificates;
import eu.passerelle.connectors.keys.DemoCertificates.Issued;
import eu.passerelle.connectors.keys.DemoCertificates.Subject;
import eu.passerelle.connectors.keys.DemoCertificates.Validity;
import eu.passerelle.model.Credential;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Keystores of every kind, made for a test in its own directory under an authority of its own. */
final class SealFiles {

    static final Secret PASSWORD = new Secret("correct horse");
    /** DSS validates at the machine's time, so the certificates must be valid then. */
    @SuppressWarnings("TimeInStaticInitializer")
    static final Instant NOW = Instant.now();

    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Subject UNIVERSITY = new Subject("Example seal", "Πανεπιστήμιο Example", "VATEL-099999999", "GR");
    static final Validity VALID = new Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(365)));

    private final Path directory;
    private final Issued authority;

    SealFiles(Path directory) throws GeneralSecurityException {
        this.directory = directory;
        this.authority = DemoCertificates.authority(new Subject("Test authority", "Test", null, "BE"), VALID);
    }

    static Credential credential(String content) {
        return new Credential(
                UUID.randomUUID(), "elm", "application/ld+json", content.getBytes(StandardCharsets.UTF_8));
    }

    X509Certificate authority() {
        return authority.certificate();
    }

    static KeyPair ec(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    Issued issue(Subject subject, Validity validity, KeyPair keys) throws GeneralSecurityException {
        return DemoCertificates.seal(subject, validity, keys, authority);
    }

    /** A keystore with these keys, each under its certificate; returns its name. */
    String keystore(String name, Issued... seals) throws GeneralSecurityException, IOException {
        char[] password = PASSWORD.value().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setCertificateEntry("authority", authority.certificate());
        for (int i = 0; i < seals.length; i++) {
            store.setKeyEntry("seal" + i, seals[i].key(), password, new Certificate[] {
                seals[i].certificate(), authority.certificate()
            });
        }
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            store.store(out, password);
        }
        return name;
    }

    String keystore(String name, KeyPair keys) throws GeneralSecurityException, IOException {
        return keystore(name, issue(UNIVERSITY, VALID, keys));
    }

    KeyContext context() {
        return new KeyContext("seal", directory, Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), CLOCK);
    }

    SigningKey key(String keystore) {
        return new DssSealProvider()
                .key(DssSealSettings.of(keystore, PASSWORD), context())
                .orElseThrow();
    }

    DssSealer open(DssSealSettings settings) {
        DssSealProvider provider = new DssSealProvider();
        SigningKey key = provider.key(settings, context()).orElseThrow();
        return (DssSealer) provider.open(settings, key, context());
    }

    DssSealer sealer() throws GeneralSecurityException, IOException {
        return open(DssSealSettings.of(keystore("seal.p12", DemoCertificates.p256()), PASSWORD));
    }
}
