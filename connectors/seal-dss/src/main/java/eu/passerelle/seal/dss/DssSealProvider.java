package eu.passerelle.seal.dss;

import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.SealProvider;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.keys.Pkcs12KeyProvider;
import eu.passerelle.connectors.keys.Pkcs12Settings;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import java.util.Optional;

/** Seals in the form of Europass (JAdES, JWS JSON serialisation). */
public final class DssSealProvider implements SealProvider<DssSealSettings> {

    @Override
    public String protocol() {
        return "dss";
    }

    @Override
    public Class<DssSealSettings> settingsType() {
        return DssSealSettings.class;
    }

    @Override
    public Optional<SigningKey> key(DssSealSettings settings, KeyContext context) {
        return settings.keystore() == null || settings.password() == null
                ? Optional.empty()
                : Optional.of(new Pkcs12KeyProvider()
                        .open(
                                new Pkcs12Settings(settings.keystore(), settings.password(), null, settings.demo()),
                                context));
    }

    @Override
    public CredentialSealer open(DssSealSettings settings, SigningKey key, KeyContext context) {
        if (key.chain().isEmpty() || key.algorithm().equals("EdDSA")) {
            throw new ConfigurationInvalid(key.source() + " cannot seal for Europass; use an EC (P-256) or RSA key with"
                    + " an organisation's certificate.");
        }
        SealCertificate certificate = new SealCertificate(key.chain().getFirst(), key.source());
        certificate.requireValidAt(context.clock().instant());
        return new DssSealer(
                key,
                certificate,
                certificate.issuer(settings.language()),
                new ProtectedHeader(key.chain(), SignatureAlgorithm.forJWA(key.algorithm()), settings.signingTime()),
                settings.level() == Level.B || settings.timestamp() == null
                        ? null
                        : new Augmentation(settings.level(), settings.timestamp(), context));
    }
}
