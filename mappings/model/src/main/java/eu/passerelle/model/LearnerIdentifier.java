package eu.passerelle.model;

import org.jspecify.annotations.Nullable;

/**
 * One identifier of a learner; compared by issuer, kind and value, never by the bare number.
 *
 * @param issuer who gave it: a SCHAC domain, a country code, or null where the kind says it (ESI, e-mail)
 */
public record LearnerIdentifier(
        Kind kind, String value, @Nullable String issuer) {

    /** What an identifier is. */
    public enum Kind {
        /** European Student Identifier, {@code urn:schac:personalUniqueCode:int:esi:...}. */
        ESI,
        NATIONAL,
        /** Number given by the university. */
        LOCAL,
        EMAIL,
        /** Europass wallet address, {@code europass.eu/<user>}. */
        WALLET
    }

    public LearnerIdentifier {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identifier must not be blank");
        }
    }

    @Override
    public String toString() {
        return "LearnerIdentifier[" + kind + ", redacted]";
    }
}
