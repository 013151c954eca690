package eu.passerelle.routes;

import eu.passerelle.dashboard.KeyWarnings;
import eu.passerelle.journal.PublicKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute: takes keys that were replaced, notes which are in use, and once a day tells what ends soon. */
public final class KeyKeeper implements KeyWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final SigningKeys keys;
    private final PublicKeys known;
    private final Clock clock;
    private Instant told = Instant.MIN;

    KeyKeeper(SigningKeys keys, PublicKeys known, Clock clock) {
        this.keys = keys;
        this.known = known;
        this.clock = clock;
        note();
        tell();
    }

    /** Looks at each key's place again. */
    public synchronized void refresh() {
        keys.look();
        note();
        tell();
    }

    private void note() {
        for (String use : keys.uses()) {
            keys.find(use).ifPresent(key -> known.inUse(use, key.algorithm(), key.publicKey(), key.chain()));
        }
    }

    private void tell() {
        Instant now = clock.instant();
        if (told.plus(DAY).isAfter(now)) {
            return;
        }
        List<String> warnings = warnings();
        warnings.forEach(LOG::warn);
        if (!warnings.isEmpty()) {
            told = now;
        }
    }

    @Override
    public List<String> warnings() {
        return keys.warnings();
    }
}
