package eu.passerelle.routes;

import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.portal.wallets.CredentialConfiguration;
import eu.passerelle.portal.wallets.CredentialConfiguration.Making;
import eu.passerelle.portal.wallets.WalletFormat;
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

    private WalletFormats() {}

    /** One format of the hub as wallets see it. */
    private record Shown(
            String id, WalletFormat format, Map<String, Object> type, List<String> algorithms, JsonNode told) {}

    /** Those that can be issued with the keys that there are. */
    static List<CredentialConfiguration> of(Formats formats) {
        return Stream.of(
                        configuration(formats, "dc+sd-jwt", sdJwt()),
                        configuration(
                                formats,
                                "openbadge",
                                shown(
                                        "open-badge",
                                        WalletFormat.LDP_VC,
                                        badge(),
                                        List.of("eddsa-rdfc-2022"),
                                        "Open Badge")),
                        configuration(
                                formats,
                                "openbadge-jwt",
                                shown(
                                        "open-badge-jwt",
                                        WalletFormat.JWT_VC_JSON,
                                        definition(Map.of("type", BADGE_TYPES)),
                                        List.of("ES256"),
                                        "Open Badge")),
                        configuration(
                                formats,
                                "ebsi",
                                shown(
                                        "ebsi-attestation",
                                        WalletFormat.JWT_VC_JSON,
                                        definition(Map.of(
                                                "type", List.of("VerifiableCredential", "VerifiableAttestation"))),
                                        List.of("ES256"),
                                        "EBSI verifiable attestation")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Type metadata of what is issued as SD-JWT VC, by configuration. */
    static Map<String, String> types() {
        return Map.of(SdJwtType.DEFAULT, SdJwtType.standard(SdJwtType.DEFAULT).metadata());
    }

    private static Shown sdJwt() {
        SdJwtType type = SdJwtType.standard(SdJwtType.DEFAULT);
        return new Shown(
                SdJwtType.DEFAULT,
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

    private static Optional<CredentialConfiguration> configuration(Formats formats, String name, Shown shown) {
        return formats.find(name)
                .map(format -> new CredentialConfiguration(
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
