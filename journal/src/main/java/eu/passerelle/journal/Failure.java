package eu.passerelle.journal;

import eu.passerelle.model.Sha256;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Why a step did not succeed.
 *
 * @param step {@code credential} or {@code deliver:<target>}
 * @param kind simple name of the failure type, for example {@code TargetUnavailable}
 * @param responsible who must act: {@code UNIVERSITY}, {@code RECIPIENT} or {@code HUB}
 * @param retryAt next attempt by policy; null when a person must act first
 */
public record Failure(
        String step,
        String kind,
        String responsible,
        String message,
        @Nullable Instant retryAt) {

    private static final int MAX_MESSAGE = 1000;

    public Failure {
        message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
    }

    /** Failures with the same step, kind and cause have the same group; keys and numbers in the message do not count. */
    String group() {
        String cause = message.replaceAll("[0-9a-fA-F-]{8,}|\\d+", "#");
        byte[] hash = Sha256.of(step + '\n' + kind + '\n' + cause);
        return HexFormat.of().formatHex(hash, 0, 6);
    }
}
