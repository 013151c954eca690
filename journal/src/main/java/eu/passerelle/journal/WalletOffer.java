package eu.passerelle.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a wallet may fetch.
 *
 * @param target whose delivery is closed when the wallet has it; null: none waits
 * @param configurations ids of what it may be fetched as, at least one
 * @param withPin whether the learner must say the PIN
 */
public record WalletOffer(
        UUID id,
        UUID transfer,
        String university,
        @Nullable String target,
        List<String> configurations,
        State state,
        boolean withPin,
        Instant expiresAt) {

    /** How far it has come. */
    public enum State {
        OFFERED,
        /** The code was changed for a token. */
        REDEEMED,
        /** The wallet has fetched it. */
        CLAIMED,
        /** Too late, or too many wrong PINs. */
        EXPIRED
    }

    public WalletOffer {
        configurations = List.copyOf(configurations);
    }
}
