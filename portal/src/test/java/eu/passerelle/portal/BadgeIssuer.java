package eu.passerelle.portal;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.seal.integrity.DataIntegritySealer;
import eu.passerelle.seal.integrity.Multikey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Awards badges with an Ed25519 key of this run. */
public final class BadgeIssuer {

    private final ThrowAwayKey key = ThrowAwayKey.ed25519();

    public String did() {
        return Multikey.did(key.publicKey());
    }

    /** A badge as it was sealed. */
    public String badge() {
        URI issuer = URI.create(did());
        byte[] sealed = DataIntegritySealer.forKey(key, Achievements.HUB)
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
}
