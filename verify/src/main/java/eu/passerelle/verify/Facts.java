package eu.passerelle.verify;

import org.jspecify.annotations.Nullable;

/**
 * What the document says, as far as it says so; to be believed no more than the steps allow.
 *
 * @param title of what was achieved
 * @param holder name or identifier of the learner
 * @param issuer name, else identifier
 * @param issued day or moment of issue as written
 * @param until end of validity as written
 */
public record Facts(
        @Nullable String title,
        @Nullable String holder,
        @Nullable String issuer,
        @Nullable String issued,
        @Nullable String until) {

    static final Facts NONE = new Facts(null, null, null, null, null);
}
