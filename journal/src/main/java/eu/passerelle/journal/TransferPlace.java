package eu.passerelle.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in the list of transfers, newest change first. Time alone is none: all transfers of a batch change at one moment.
 *
 * @param updatedAt to the microsecond, as PostgreSQL keeps it
 */
public record TransferPlace(Instant updatedAt, UUID id) {

    static TransferPlace of(TransferView transfer) {
        return new TransferPlace(transfer.updatedAt(), transfer.id());
    }

    /** For the outside: opaque, and safe in an address. */
    public String cursor() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException when it is not from {@link #cursor()} */
    public static TransferPlace of(String cursor) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a place in the list of transfers");
        }
        return new TransferPlace(
                Instant.EPOCH.plus(Long.parseLong(text.substring(0, space)), ChronoUnit.MICROS),
                UUID.fromString(text.substring(space + 1)));
    }
}
