package eu.passerelle.journal;

import eu.passerelle.model.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One text of a university's file as it was stored; its secrets are references.
 *
 * @param version from 1 on, without a gap
 * @param sha256 of the text, hexadecimal
 * @param reading the version that last changed how the SIS is read: a position of another reading is not for this one
 * @param storedBy who activated it, or replaced it as a draft
 * @param note why, in that person's words
 * @param activatedAt null for a draft that never ran
 */
public record ConfigurationVersion(
        String university,
        int version,
        String content,
        String sha256,
        int reading,
        Instant storedAt,
        String storedBy,
        @Nullable String note,
        @Nullable Instant activatedAt,
        boolean active) {

    /** Whether this is the very text. */
    public boolean is(String text) {
        return sha256.equals(Sha256.hex(text));
    }
}
