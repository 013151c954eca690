package eu.passerelle.delivery.openbadge;

import eu.passerelle.connectors.Secret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Refresh tokens that hosts gave in exchange for the configured ones; forgotten when the hub stops. */
final class RotatedTokens {

    private final Map<Secret, Secret> current = new ConcurrentHashMap<>();

    Secret current(Secret configured) {
        return current.getOrDefault(configured, configured);
    }

    void replace(Secret configured, Secret newer) {
        current.put(configured, newer);
    }
}
