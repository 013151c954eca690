package eu.passerelle.portal.claim;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.seal.integrity.DataIntegritySealer;
import eu.passerelle.seal.integrity.Multikey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A badge that is sealed with a key that nobody knows. */
final class SampleBadge {

    private static final Key KEY = new Key();

    private SampleBadge() {}

    static String sealed() {
        URI issuer = URI.create(Multikey.did(KEY.publicKey()));
        return new String(
                DataIntegritySealer.forKey(KEY, Achievements.HUB)
                        .seal(
                                OpenBadgeRenderer.forProof(university -> issuer)
                                        .render(Achievements.full(), Binding.NONE),
                                Instant.parse("2026-06-16T09:00:00Z"))
                        .content(),
                StandardCharsets.UTF_8);
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
