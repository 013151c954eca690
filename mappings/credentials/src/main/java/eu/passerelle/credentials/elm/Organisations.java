package eu.passerelle.credentials.elm;

import eu.passerelle.model.Organisation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** Writes organisations; each is the same in thousands of credentials and is written once. */
final class Organisations {

    /**
     * What an organisation is to a credential. It is part of the ids of its nodes: an issuer whose fields the seal
     * overwrites must not share its id with the awarding body, else RDF merges the two.
     */
    enum Role {
        UNIVERSITY(""),
        ISSUER(""),
        /** Only its name is known; its country is the university's. */
        PARTNER("place.recorded"),
        /** Only its name is known; its country is that of the university it assures. */
        AGENCY("place.assured"),
        ACCREDITOR("");

        private final String placeLabel;

        Role(String placeLabel) {
            this.placeLabel = placeLabel;
        }

        String idSuffix() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param id last part of the ids of its nodes
     * @param located whether its place has a code of the EU's territorial units, which limits of accreditation are in
     */
    private record Key(String id, String placeLabel, Organisation organisation, boolean located) {}

    private final Cache<Key, SerializableString> written = new Cache<>(2_000);

    SerializableString as(Role role, Organisation organisation, boolean located) {
        return written.get(new Key(role.idSuffix(), role.placeLabel, organisation, located), Organisations::write);
    }

    /** @param number of the organisation among those that awarded parts of the achievement */
    SerializableString ofPart(int number, Organisation organisation) {
        return written.get(new Key("part." + number, "", organisation, false), Organisations::write);
    }

    private static SerializableString write(Key key) {
        Organisation organisation = key.organisation();
        Concept country = CodeLists.COUNTRIES.get(organisation.country());
        String role = key.id();
        try (NodeWriter json = new NodeWriter(2_000)) {
            json.nodeWithId("Organisation", "urn:epass:org:" + role).text("legalName", organisation.legalName());
            String legalIdentifier = organisation.legalIdentifier();
            if (legalIdentifier != null) {
                json.name("eIDASIdentifier")
                        .nodeWithId("LegalIdentifier", "urn:epass:legalIdentifier:" + role)
                        .string("notation", legalIdentifier)
                        .concept("spatial", country)
                        .end();
            }
            json.array(
                    "identifier",
                    Rendering.present(organisation.schacDomain()),
                    domain -> json.nodeWithId("Identifier", "urn:epass:identifier:" + role)
                            .string("notation", domain)
                            .string("schemeName", "SCHAC home organisation")
                            .end());
            json.array(
                    "homepage",
                    Rendering.present(organisation.homepage()),
                    url -> json.nodeWithId("WebResource", "urn:epass:webResource:" + role)
                            .string("contentURL", url)
                            .end());
            json.array("location", List.of(country), place -> writeLocation(json, key, place));
            byte[] fragment = json.end().toBytes();
            return new SerializedString(new String(fragment, StandardCharsets.UTF_8));
        }
    }

    private static void writeLocation(NodeWriter json, Key key, Concept country) {
        json.nodeWithId("Location", "urn:epass:location:" + key.id());
        if (!key.placeLabel().isEmpty()) {
            json.text("description", "en", Labels.in("en", key.placeLabel()));
        }
        json.array(
                "address",
                List.of(country),
                place -> json.nodeWithId("Address", "urn:epass:address:" + key.id())
                        .concept("countryCode", place)
                        .end());
        if (key.located()) {
            json.concepts(
                    "spatialCode",
                    List.of(CodeLists.territory(key.organisation().country())));
        }
        json.end();
    }
}
