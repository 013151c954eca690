package eu.passerelle.seal.dss;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SealProvider;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Seals with a key in a PKCS#12 file, in the form of Europass (JAdES, JWS JSON serialisation, level B). */
public final class DssSealProvider implements SealProvider<DssSealSettings> {

    private final Clock clock;

    /** For {@link java.util.ServiceLoader}. */
    public DssSealProvider() {
        this(Clock.systemUTC());
    }

    DssSealProvider(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String protocol() {
        return "dss";
    }

    @Override
    public Class<DssSealSettings> settingsType() {
        return DssSealSettings.class;
    }

    @Override
    public CredentialSealer open(DssSealSettings settings, Path home) {
        if (settings.level() != DssSealSettings.Level.B) {
            throw new ConfigurationInvalid("hub.yaml: seal.level " + settings.level()
                    + " is not yet possible (it needs a time-stamping authority); set seal.level to B.");
        }
        Path keystore = home.resolve(settings.keystore());
        if (settings.demo() && Files.notExists(keystore)) {
            new DemoAuthority(clock).issueSeal(keystore, settings.password());
        }
        SealingKey key = Pkcs12Key.open(keystore, settings.password());
        SealCertificate certificate = new SealCertificate(key.chain().getFirst(), keystore.toString());
        certificate.requireValidAt(clock.instant());
        SealAlgorithm algorithm = SealAlgorithm.of(certificate, settings.digest());
        algorithm.proveKey(key, certificate);
        return new DssSealer(
                key,
                certificate,
                certificate.issuer(settings.language()),
                new ProtectedHeader(key.chain(), algorithm, settings.signingTime()));
    }
}
