package eu.passerelle.portal;

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

/** Awards badges with an Ed25519 key of this run. */
public final class BadgeIssuer implements SigningKey {

    private final KeyPair pair;

    public BadgeIssuer() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String did() {
        return Multikey.did(publicKey());
    }

    /** A badge as it was sealed. */
    public String badge() {
        URI issuer = URI.create(did());
        byte[] sealed = DataIntegritySealer.forKey(this, Achievements.HUB)
                .seal(
                        OpenBadgeRenderer.forProof(university -> issuer).render(Achievements.full(), Binding.NONE),
                        Instant.parse("2026-06-16T09:00:00Z"))
                .content();
        return new String(sealed, StandardCharsets.UTF_8);
    }

    /** One with a name that was changed after it was sealed. */
    public String changed() {
        return badge().replace("Παπαδοπούλου", "Παπαδοπούλου-Χ");
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
