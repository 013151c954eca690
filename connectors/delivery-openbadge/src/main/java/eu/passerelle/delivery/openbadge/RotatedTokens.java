package eu.passerelle.delivery.openbadge;

import eu.passerelle.connectors.Secret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refresh tokens that hosts gave in exchange for the configured ones; forgotten when the hub stops. One for the whole hub,
 * as tokens are: a used one that is shown again may end all.
 */
final class RotatedTokens {

    private static final Map<HostLogin, Secret> CURRENT = new ConcurrentHashMap<>();

    private RotatedTokens() {}

    /** @param configured used where the host has not replaced it yet */
    static Secret current(HostLogin login, Secret configured) {
        return CURRENT.getOrDefault(login, configured);
    }

    static void replace(HostLogin login, Secret newer) {
        CURRENT.put(login, newer);
    }
}
