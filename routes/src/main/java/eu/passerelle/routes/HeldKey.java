package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of one use as it is now; a new one put in its place is found by {@link #look}. */
final class HeldKey {

    private static final Logger LOG = LoggerFactory.getLogger(HeldKey.class);

    private final String use;
    private final Supplier<SigningKey> opening;
    private final Clock clock;
    private final List<RollingSealer> sealers = new CopyOnWriteArrayList<>();
    private volatile SigningKey now;
    private volatile @Nullable String problem;
    private volatile @Nullable Instant nextFrom;

    /** @throws HubException the key cannot be used, or its certificate not now */
    HeldKey(String use, Supplier<SigningKey> opening, Clock clock) {
        this.use = use;
        this.opening = opening;
        this.clock = clock;
        this.now = opened();
    }

    private SigningKey opened() {
        SigningKey key = opening.get();
        nextFrom = null;
        if (!key.chain().isEmpty()) {
            X509Certificate certificate = key.chain().getFirst();
            Instant now = clock.instant();
            Instant begin = certificate.getNotBefore().toInstant();
            nextFrom = begin.isAfter(now) ? begin : null;
            requireValid(key, certificate, now);
        }
        return key;
    }

    private void requireValid(SigningKey key, X509Certificate certificate, Instant at) {
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new ConfigurationInvalid("%s: the certificate of key '%s' expired at %s; put the renewed one there."
                    .formatted(key.source(), use, certificate.getNotAfter().toInstant()));
        }
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            throw new ConfigurationInvalid(
                    "%s: the certificate of key '%s' is not valid before %s; check this machine's clock or wait."
                            .formatted(
                                    key.source(),
                                    use,
                                    certificate.getNotBefore().toInstant()));
        }
    }

    SigningKey now() {
        return now;
    }

    /** Why what lies in the key's place now is not used; empty where it is. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** When the key that lies in the place now will be good, where it is not yet. */
    Optional<Instant> nextFrom() {
        return Optional.ofNullable(nextFrom);
    }

    /** End of the certificate in use; empty for a key without. */
    Optional<Instant> validUntil() {
        return now.chain().stream()
                .findFirst()
                .map(certificate -> certificate.getNotAfter().toInstant());
    }

    synchronized RollingSealer sealer(Function<SigningKey, CredentialSealer> make) {
        RollingSealer sealer = new RollingSealer(now, make);
        sealers.add(sealer);
        return sealer;
    }

    /** Takes the key that lies in its place now. What cannot be used is told once, and the key in use stays. */
    synchronized void look() {
        try {
            SigningKey found = opened();
            if (found.publicKey().equals(now.publicKey()) && found.chain().equals(now.chain())) {
                problem = null;
                return;
            }
            List<Runnable> following =
                    sealers.stream().map(sealer -> sealer.following(found)).toList();
            following.forEach(Runnable::run);
            now = found;
            problem = null;
            LOG.info("Key '{}': a new one is used from now on, of {}", use, found.source());
        } catch (HubException e) {
            if (!e.getMessage().equals(problem)) {
                LOG.error("Key '{}': the one in use stays, as far as it is held. {}", use, e.getMessage());
            }
            problem = e.getMessage();
        }
    }
}
