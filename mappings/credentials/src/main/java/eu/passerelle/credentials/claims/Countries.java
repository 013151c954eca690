package eu.passerelle.credentials.claims;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ISO 3166-1: from the three letters of our model to the two of flat claims. */
final class Countries {

    private static final Map<String, String> ALPHA_2 = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    two -> Locale.of("", two).getISO3Country(), Function.identity(), (one, other) -> one));

    private Countries() {}

    /** Nothing for a code that ISO does not have. */
    static Optional<String> alpha2(String alpha3) {
        return Optional.ofNullable(ALPHA_2.get(alpha3));
    }
}
