package eu.passerelle.credentials.openbadge;

import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes organisations as Profiles. */
final class Profiles {

    private static final Map<String, String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    code -> Locale.of("", code).getISO3Country(), Function.identity(), (one, other) -> one));

    private Profiles() {}

    /** In full: the issuer. */
    static void issuer(BadgeWriter json, String id, Organisation organisation, Speech speech) {
        json.node("issuer", "Profile").string("id", id).string("name", speech.say(organisation.legalName()));
        json.string("url", organisation.homepage());
        String country = COUNTRIES.get(organisation.country());
        if (country != null) {
            json.node("address", "Address")
                    .string("addressCountryCode", country)
                    .end();
        }
        json.array(
                "otherIdentifier",
                identifiers(organisation),
                entry -> json.object()
                        .string("type", "IdentifierEntry")
                        .string("identifier", entry.getValue())
                        .string("identifierType", entry.getKey())
                        .end());
        json.end();
    }

    /** With its name only, so that the same profile can stand in a document many times and is one node of its meaning. */
    static void named(BadgeWriter json, String property, String id, String name) {
        json.node(property, "Profile").string("id", id).string("name", name).end();
    }

    private static List<Map.Entry<String, String>> identifiers(Organisation organisation) {
        return java.util.stream.Stream.of(
                        entry("ext:LegalIdentifier", organisation.legalIdentifier()),
                        entry("ext:SchacHomeOrganization", organisation.schacDomain()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Map.Entry<String, String>> entry(String type, @Nullable String identifier) {
        return identifier == null ? List.of() : List.of(Map.entry(type, identifier));
    }

    /** An address that names an organisation whose DID we do not know: its page, its domain, else a name of our own. */
    static String id(Organisation organisation) {
        String homepage = organisation.homepage();
        if (homepage != null) {
            return homepage;
        }
        return organisation.schacDomain() != null
                ? "https://" + organisation.schacDomain() + "/"
                : id(organisation.legalName());
    }

    static String id(LocalizedText name) {
        return named("organisation", name.in(List.of()));
    }

    /** A lasting name for something that has no address. */
    static String named(String kind, String... parts) {
        String all = kind + '\u001f' + String.join("\u001f", parts);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }
}
