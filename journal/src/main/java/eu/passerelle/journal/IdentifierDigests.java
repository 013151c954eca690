package eu.passerelle.journal;

import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers, birth dates and names as HMAC-SHA-256 under a key derived from the payload key. Equal ones are found, none is
 * told, and without the key nobody can try all numbers. Not thread-safe: one for each page.
 */
final class IdentifierDigests {

    /** Of the derived key; another text is another key, so it never changes. */
    static final String PURPOSE = "passerelle learner identity 1";

    private final Mac mac;

    IdentifierDigests(SecretKey key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /**
     * One identifier of a record.
     *
     * @param scope who gave it: for ESI the issuer that it names, for national numbers the country, for local ones the
     *     university with the issuer if that is another one, else empty
     * @param digest of kind, scope and value
     * @param born of the birth date, for this identifier only; null where the record has none
     * @param bornWith of identifier and birth date together, for the second owner of a number that was used again
     */
    record Identifier(
            Kind kind,
            String scope,
            ByteBuffer digest,
            @Nullable ByteBuffer born,
            @Nullable ByteBuffer bornWith) {}

    /** Those of trusted kinds, the most trusted first. */
    List<Identifier> of(String university, Learner learner, IdentityRules rules) {
        List<Identifier> found = new ArrayList<>();
        for (Kind kind : rules.trusted()) {
            for (LearnerIdentifier identifier : learner.identifiers()) {
                String value = normal(kind, identifier.value());
                if (identifier.kind() == kind && !value.isEmpty()) {
                    found.add(identifier(
                            kind, scope(university, kind, value, identifier.issuer(), rules), value, learner.born()));
                }
            }
        }
        return found;
    }

    /** As any university may know somebody by it: of every kind, within everything that gives such identifiers. */
    Set<ByteBuffer> ofAnyKind(String value, Collection<String> universities) {
        Set<ByteBuffer> digests = new HashSet<>();
        for (Kind kind : Kind.values()) {
            String normal = normal(kind, value);
            Stream<String> scopes = switch (kind) {
                case ESI -> Stream.of(esiIssuer(normal));
                case NATIONAL -> Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).stream();
                case LOCAL -> universities.stream();
                case EMAIL, WALLET -> Stream.of("");
            };
            scopes.forEach(scope -> digests.add(digest("identifier", kind.name(), scope, normal)));
        }
        return digests;
    }

    private Identifier identifier(Kind kind, String scope, String value, @Nullable LocalDate born) {
        return new Identifier(
                kind,
                scope,
                digest("identifier", kind.name(), scope, value),
                born == null ? null : digest("born", kind.name(), scope, value, born.toString()),
                born == null ? null : digest("identifier and born", kind.name(), scope, value, born.toString()));
    }

    /** A likeness needs a birth date: one digest for each spelling of the name. Empty without. */
    Set<ByteBuffer> likenesses(Learner learner) {
        LocalDate born = learner.born();
        return born == null
                ? Set.of()
                : learner.names().stream()
                        .map(PlainName::of)
                        .filter(name -> !name.isEmpty())
                        .map(name -> digest("likeness", name, born.toString()))
                        .collect(Collectors.toSet());
    }

    private static String scope(
            String university, Kind kind, String value, @Nullable String issuer, IdentityRules rules) {
        return switch (kind) {
            case ESI -> esiIssuer(value);
            case NATIONAL -> country(issuer == null || issuer.isBlank() ? rules.country() : issuer.strip());
            case LOCAL ->
                issuer == null || issuer.isBlank() || issuer.equalsIgnoreCase(rules.domain())
                        ? university
                        : university + " " + issuer.strip().toLowerCase(Locale.ROOT);
            case EMAIL, WALLET -> "";
        };
    }

    /** {@code urn:schac:personalUniqueCode:int:esi:<issuer>:<code>}; empty where it has another form. */
    private static String esiIssuer(String esi) {
        String[] parts = esi.split(":", -1);
        return parts.length >= 7 ? parts[5] : "";
    }

    /** {@code FI} is {@code FIN}. */
    private static String country(String issuer) {
        String code = issuer.toUpperCase(Locale.ROOT);
        if (code.length() != 2
                || !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)) {
            return code;
        }
        return Locale.of("", code).getISO3Country();
    }

    /** As different systems write the same: SCHAC codes and addresses without case, national numbers without separators. */
    private static String normal(Kind kind, String value) {
        return switch (kind) {
            case ESI, EMAIL, WALLET -> value.strip().toLowerCase(Locale.ROOT);
            // '+' stays: in some countries it is a century
            case NATIONAL -> value.replaceAll("[\\s./-]", "").toUpperCase(Locale.ROOT);
            case LOCAL -> value.strip();
        };
    }

    private ByteBuffer digest(String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // with its length, so that no two lists of parts read the same
            mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return ByteBuffer.wrap(Objects.requireNonNull(mac.doFinal()));
    }
}
