package eu.passerelle.credentials.elmo;

import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** A university as ELMO's {@code issuer}. */
final class ElmoIssuer {

    /** ISO 3166-1 alpha-3, as the hub has it, to alpha-2, as ELMO wants it. */
    private static final Map<String, String> ALPHA_2 = Arrays.stream(Locale.getISOCountries())
            .collect(
                    Collectors.toUnmodifiableMap(alpha2 -> Locale.of("", alpha2).getISO3Country(), alpha2 -> alpha2));

    private ElmoIssuer() {}

    static void write(ElmoXml xml, University university) throws XMLStreamException {
        Organisation organisation = university.organisation();
        xml.element("issuer", () -> {
            String country = ALPHA_2.get(organisation.country());
            if (country != null) {
                xml.token("country", "type", "ISO", country);
            }
            if (organisation.schacDomain() != null) {
                xml.token("identifier", "type", "schac", organisation.schacDomain());
            }
            if (organisation.legalIdentifier() != null) {
                xml.token("identifier", "type", "legal", organisation.legalIdentifier());
            }
            // the schema wants one of any type; this one is always there
            xml.token("identifier", "type", "passerelle", university.id());
            xml.titles("title", organisation.legalName());
            // mandatory, and empty where nobody knows it
            xml.token("url", Objects.requireNonNullElse(organisation.homepage(), ""));
        });
    }

    /** Whether a country code, of two letters or three, is the organisation's. */
    static boolean isCountryOf(Organisation organisation, String code) {
        return code.equalsIgnoreCase(organisation.country())
                || code.equalsIgnoreCase(ALPHA_2.getOrDefault(organisation.country(), organisation.country()));
    }
}
