package eu.passerelle.connectors;

import eu.passerelle.connectors.http.OutgoingAddresses;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where a key or a seal is configured, and what opening it may use.
 *
 * @param section of {@code hub.yaml} for messages: {@code keys.jwt}, {@code seal}
 * @param home the configuration directory, against which relative paths in the settings are resolved
 * @param allowed outgoing addresses that may be called
 */
public record KeyContext(String section, Path home, Limits limits, OutgoingAddresses allowed, Clock clock) {

    /** What the key is for: {@code seal}, {@code jwt}, {@code proof}. */
    public String use() {
        return section.substring(section.lastIndexOf('.') + 1);
    }

    /** The setting as messages name it. */
    public String setting(String name) {
        return section + "." + name;
    }
}
