package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signed metadata, kept a while: anybody may ask for them, and a signature may cost a call of a remote service. */
final class SignedMetadata {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<String, Signed> byIssuer = new ConcurrentHashMap<>();
    private final Clock clock;

    SignedMetadata(Clock clock) {
        this.clock = clock;
    }

    private record Signed(Map<String, Object> metadata, SigningKey key, Instant at, String jwt) {}

    /** @throws eu.passerelle.connectors.failure.RetriableException the key is away, and nothing is kept */
    String of(Map<String, Object> metadata, IssuerAddress address, SigningKey key) {
        Instant now = clock.instant();
        Signed kept = byIssuer.get(address.university());
        if (kept != null
                && kept.key() == key
                && kept.metadata().equals(metadata)
                && now.isBefore(kept.at().plus(KEPT))) {
            return kept.jwt();
        }
        String jwt = IssuerMetadata.signed(metadata, address, key, now);
        byIssuer.put(address.university(), new Signed(metadata, key, now, jwt));
        return jwt;
    }
}
