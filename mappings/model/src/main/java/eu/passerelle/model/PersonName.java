package eu.passerelle.model;

import org.jspecify.annotations.Nullable;

/**
 * A learner's name as the SIS writes it.
 *
 * @param language BCP 47 language of this spelling, where known
 * @param script ISO 15924 code ({@code Latn}, {@code Cyrl}, {@code Grek}), where known
 */
public record PersonName(
        String given,
        String family,
        @Nullable String language,
        @Nullable String script) {

    public PersonName {
        if (given.isBlank() && family.isBlank()) {
            throw new IllegalArgumentException("a name needs a given or a family name");
        }
        given = given.strip();
        family = family.strip();
    }

    public static PersonName of(String given, String family) {
        return new PersonName(given, family, null, null);
    }

    /** Two parts of one of the names, where there are two; empty where there is none. */
    public static String joined(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one != null ? one : other != null ? other : "";
        }
        return one + ' ' + other;
    }

    public String full() {
        return (given + " " + family).strip();
    }

    @Override
    public String toString() {
        return "PersonName[redacted]";
    }
}
