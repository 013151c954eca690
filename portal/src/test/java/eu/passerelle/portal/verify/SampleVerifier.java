package eu.passerelle.portal.verify;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.seal.integrity.DataIntegritySealer;
import eu.passerelle.seal.integrity.Multikey;
import eu.passerelle.verify.Accreditations;
import eu.passerelle.verify.Documents;
import eu.passerelle.verify.Policy;
import eu.passerelle.verify.Trust;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The page alone, on a free port, trusting one issuer whose badges it has. */
@SpringBootApplication(scanBasePackages = "eu.passerelle.portal.verify")
class SampleVerifier {

    private static final Key TRUSTED = new Key();
    private static final Key STRANGER = new Key();
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final ConfigurableApplicationContext CONTEXT = SpringApplication.run(
            SampleVerifier.class,
            "--server.port=0",
            "--server.address=localhost",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN");

    static URI page() {
        return URI.create("http://localhost:" + CONTEXT.getEnvironment().getProperty("local.server.port"))
                .resolve(VerifyApi.PATH);
    }

    static String good() {
        return badge(TRUSTED);
    }

    static String strange() {
        return badge(STRANGER);
    }

    static String changed() {
        return good().replace("Παπαδοπούλου", "Παπαδοπούλου-Χ");
    }

    private static String badge(Key key) {
        URI issuer = URI.create(Multikey.did(key.publicKey()));
        byte[] sealed = DataIntegritySealer.forKey(key, Achievements.HUB)
                .seal(
                        OpenBadgeRenderer.forProof(university -> issuer).render(Achievements.full(), Binding.NONE),
                        Instant.parse("2026-06-16T09:00:00Z"))
                .content();
        return new String(sealed, StandardCharsets.UTF_8);
    }

    @Bean
    VerifyDesk desk() {
        Trust trust = new Trust(List.of(), Set.of(Multikey.did(TRUSTED.publicKey())));
        return new VerifyDesk(() -> new Policy(
                trust, Documents.none(), Accreditations.NONE, Policy.EBSI_PILOT, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /** One that stands, one that was replaced, one that was withdrawn. */
    @Bean
    IssuedCertificates certificates() {
        return number -> switch (number) {
            case "stands" ->
                Optional.of(new IssuedCertificates.Told(
                        "STANDS",
                        Achievements.TAMPERE.legalName(),
                        Achievements.full().completion().title(),
                        Achievements.full().completion().completedOn()));
            case "superseded", "revoked" ->
                Optional.of(new IssuedCertificates.Told(
                        number.toUpperCase(Locale.ROOT), Achievements.TAMPERE.legalName(), null, null));
            default -> Optional.empty();
        };
    }

    /** An Ed25519 key of this run. */
    private static final class Key implements SigningKey {
        private final KeyPair pair;

        private Key() {
            try {
                pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String algorithm() {
            return "EdDSA";
        }

        @Override
        public PublicKey publicKey() {
            return pair.getPublic();
        }

        @Override
        public List<X509Certificate> chain() {
            return List.of();
        }

        @Override
        public byte[] sign(byte[] data) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(data);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
