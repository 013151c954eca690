package eu.passerelle.seal.dss;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.keys.Pkcs12KeyProvider;
import eu.passerelle.connectors.keys.Pkcs12Settings;
import eu.passerelle.model.Credential;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import eu.passerelle.simulators.trust.AuthoritySimulator;
import eu.passerelle.simulators.trust.TimeStampSimulator;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A seal's key with a certificate, who has issued it, and who stamps. */
final class LevelScene implements AutoCloseable {

    private static final Limits HASTY = new Limits(1 << 20, Duration.ofSeconds(3), Duration.ofSeconds(3), 32);

    final AuthoritySimulator authority = new AuthoritySimulator(0);
    final TimeStampSimulator stamps = new TimeStampSimulator(0, authority);
    final X509Certificate certificate;
    private final Path directory;
    private final SigningKey key;

    LevelScene(Path directory) throws Exception {
        this.directory = directory;
        KeyPair keys = SealFiles.ec("secp256r1");
        certificate = authority.issueSeal(
                keys.getPublic(), Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(365)));
        char[] password = SealFiles.PASSWORD.value().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(
                "seal", keys.getPrivate(), password, new Certificate[] {certificate, authority.certificate()});
        try (OutputStream out = Files.newOutputStream(directory.resolve("seal.p12"))) {
            store.store(out, password);
        }
        key = new Pkcs12KeyProvider()
                .open(new Pkcs12Settings("seal.p12", SealFiles.PASSWORD, null, null), context(List.of("localhost")));
    }

    @Override
    public void close() {
        stamps.close();
        authority.close();
    }

    private KeyContext context(List<String> outgoing) {
        return new KeyContext("seal", directory, HASTY, new OutgoingAddresses(outgoing), Clock.systemUTC());
    }

    CredentialSealer sealer(Level level, TimeStampSettings timestamp, String... outgoing) {
        DssSealSettings settings = new DssSealSettings(null, null, level, timestamp, null, null, null);
        return new DssSealProvider().open(settings, key, context(List.of(outgoing)));
    }

    CredentialSealer sealer(Level level) {
        return sealer(level, new TimeStampSettings(stamps.address(), null, null), "localhost");
    }

    static Credential seal(CredentialSealer sealer) {
        return seal(sealer, "{\"n\":1}");
    }

    static Credential seal(CredentialSealer sealer, String content) {
        return sealer.seal(SealFiles.credential(content), Clock.systemUTC().instant());
    }

    SealVerdict verdict(byte[] document) {
        return new SealVerifier(List.of(authority.certificate())).verify(document);
    }
}
