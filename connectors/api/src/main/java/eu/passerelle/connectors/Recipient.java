package eu.passerelle.connectors;

import org.jspecify.annotations.Nullable;

/**
 * Where a credential goes; at least one address is there.
 *
 * @param walletAddress Europass wallet address
 * @param language BCP 47, for messages to the holder
 */
public record Recipient(
        @Nullable String walletAddress, @Nullable String email, String language) {

    @Override
    public String toString() {
        return "Recipient[redacted]";
    }
}
