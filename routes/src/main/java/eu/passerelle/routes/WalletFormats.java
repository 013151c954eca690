package eu.passerelle.routes;

import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.portal.wallets.CredentialConfiguration;
import eu.passerelle.portal.wallets.CredentialConfiguration.Making;
import eu.passerelle.portal.wallets.WalletFormat;
import eu.passerelle.routes.Formats.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How wallets are shown the formats that this hub can issue. */
final class WalletFormats {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VC_2 = "https://www.w3.org/ns/credentials/v2";
    private static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private static final List<String> BADGE_TYPES = List.of("VerifiableCredential", "OpenBadgeCredential");
    private static final List<String> ATTESTATION_TYPES = List.of("VerifiableCredential", "VerifiableAttestation");

    private WalletFormats() {}

    /** One format of the hub as wallets see it. */
    private record Shown(
            String id, WalletFormat format, Map<String, Object> type, List<String> algorithms, JsonNode told) {}

    /** Those of a university that can be issued with the keys that there are. */
    static List<CredentialConfiguration> of(Formats formats, UniversityFormats university) {
        Stream<Optional<CredentialConfiguration>> types = university.types().entrySet().stream()
                .map(type -> configuration(
                        formats, formats.chosen().sdJwt(type.getValue()), sdJwt(type.getKey(), type.getValue())));
        Stream<Optional<CredentialConfiguration>> attestations = Optional.ofNullable(university.ebsi()).stream()
                .map(issuer -> configuration(formats, formats.chosen().ebsi(issuer), ebsi(issuer)));
        return Stream.of(types, badges(formats), attestations)
                .flatMap(each -> each)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Stream<Optional<CredentialConfiguration>> badges(Formats formats) {
        return Stream.of(
                configuration(
                        formats,
                        formats.find("openbadge"),
                        shown("open-badge", WalletFormat.LDP_VC, badge(), List.of("eddsa-rdfc-2022"), "Open Badge")),
                configuration(
                        formats,
                        formats.find("openbadge-jwt"),
                        shown(
                                "open-badge-jwt",
                                WalletFormat.JWT_VC_JSON,
                                definition(Map.of("type", BADGE_TYPES)),
                                List.of("ES256"),
                                "Open Badge")));
    }

    private static Shown ebsi(EbsiIssuer issuer) {
        List<String> types = Stream.concat(ATTESTATION_TYPES.stream(), issuer.types().stream())
                .toList();
        return shown(
                "ebsi-attestation",
                WalletFormat.JWT_VC_JSON,
                definition(Map.of("type", types)),
                List.of("ES256"),
                "EBSI verifiable attestation");
    }

    private static Shown sdJwt(String id, SdJwtType type) {
        return new Shown(
                id,
                WalletFormat.DC_SD_JWT,
                Map.of("vct", type.vct()),
                List.of("ES256"),
                JSON.readTree(type.metadata()));
    }

    private static Shown shown(
            String id, WalletFormat format, Map<String, Object> type, List<String> algorithms, String name) {
        JsonNode told = JSON.valueToTree(Map.of("display", List.of(Map.of("locale", "en", "name", name))));
        return new Shown(id, format, type, algorithms, told);
    }

    private static Map<String, Object> badge() {
        return definition(Map.of("@context", List.of(VC_2, OPEN_BADGES), "type", BADGE_TYPES));
    }

    private static Map<String, Object> definition(Map<String, Object> definition) {
        return Map.of("credential_definition", definition);
    }

    private static Optional<CredentialConfiguration> configuration(
            Formats formats, Optional<Format> known, Shown shown) {
        return known.map(format -> new CredentialConfiguration(
                shown.id(),
                shown.format(),
                shown.type(),
                true,
                shown.algorithms(),
                display(shown.told(), "name"),
                claims(shown.told()),
                new Making(format.renderer(), format.validator(), formats.sealer(format))));
    }

    /** Type metadata call it {@code label} for claims, OpenID4VCI calls it {@code name} everywhere. */
    private static List<Map<String, Object>> display(JsonNode of, String label) {
        List<Map<String, Object>> display = new ArrayList<>();
        for (JsonNode each : of.path("display")) {
            display.add(Map.of(
                    "name",
                    each.path(label).asString(""),
                    "locale",
                    each.path("locale").asString("")));
        }
        return display;
    }

    private static List<Map<String, Object>> claims(JsonNode told) {
        List<Map<String, Object>> claims = new ArrayList<>();
        for (JsonNode claim : told.path("claims")) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("path", claim.path("path"));
            described.put("mandatory", claim.path("mandatory").asBoolean(false));
            described.put("display", display(claim, "label"));
            claims.add(described);
        }
        return claims;
    }
}
