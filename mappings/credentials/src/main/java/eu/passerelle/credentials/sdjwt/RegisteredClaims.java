package eu.passerelle.credentials.sdjwt;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The claims that the format itself knows, as they must be before the seal. */
final class RegisteredClaims {

    private static final Set<String> WRITTEN_BY_THE_SEAL = Set.of("iat", "nbf", "exp", "jti");
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    /** Bytes of a coordinate. */
    private static final Map<String, Integer> EC = Map.of("P-256", 32, "P-384", 48, "P-521", 66, "secp256k1", 32);

    private static final Map<String, Integer> OKP = Map.of("Ed25519", 32, "Ed448", 57);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
    private static final int LEAST_RSA = 256;

    private RegisteredClaims() {}

    static void check(SdJwtType type, JsonNode claims, SdJwtValidator.Problems problems) {
        if (!type.vct().equals(claims.path("vct").asString(null))) {
            problems.add("/claims/vct", "vct", "The type is " + type.vct() + ".");
        }
        if (!isHttps(claims.path("iss"))) {
            problems.add("/claims/iss", "iss", "The issuer must be an https address without query and fragment.");
        }
        for (String name : claims.propertyNames()) {
            if (WRITTEN_BY_THE_SEAL.contains(name)) {
                problems.add("/claims/" + name, "sealed", "It is written when the credential is sealed.");
            } else if (name.equals("sub") || name.equals("vct#integrity")) {
                problems.add("/claims/" + name, "unknown", "The hub does not write this claim.");
            }
        }
        if (claims.has("cnf")) {
            checkKey(claims.get("cnf"), problems);
        }
        if (claims.has("status")) {
            checkStatus(claims.get("status"), problems);
        }
    }

    /** Plain http only on this machine, where a hub is tried out. */
    private static boolean isHttps(JsonNode address) {
        try {
            URI uri = URI.create(address.asString(""));
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** RFC 7800: {@code cnf.jwk}, the public key alone. */
    private static void checkKey(JsonNode cnf, SdJwtValidator.Problems problems) {
        JsonNode jwk = cnf.path("jwk");
        if (!cnf.isObject() || cnf.size() != 1 || !jwk.isObject()) {
            problems.add("/claims/cnf", "cnf", "It has the holder's key as 'jwk', and nothing else.");
            return;
        }
        if (jwk.propertyNames().stream().anyMatch(PRIVATE::contains)) {
            problems.add("/claims/cnf/jwk", "cnf", "The key must be the public one alone.");
        }
        boolean complete = switch (jwk.path("kty").asString("")) {
            case "EC" -> isPoint(jwk, EC, "x") && isPoint(jwk, EC, "y");
            case "OKP" -> isPoint(jwk, OKP, "x");
            case "RSA" -> bytes(jwk.path("n")) >= LEAST_RSA && bytes(jwk.path("e")) > 0;
            default -> false;
        };
        if (!complete) {
            problems.add("/claims/cnf/jwk", "cnf", "It must be a whole EC, OKP or RSA key (RFC 7517).");
        }
    }

    private static boolean isPoint(JsonNode jwk, Map<String, Integer> curves, String member) {
        return bytes(jwk.path(member)) == curves.getOrDefault(jwk.path("crv").asString(""), -2);
    }

    private static int bytes(JsonNode base64Url) {
        try {
            String text = base64Url.asString("");
            return text.endsWith("=") ? -1 : Base64.getUrlDecoder().decode(text).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** IETF Token Status List: {@code status.status_list} with {@code idx} and {@code uri}. */
    private static void checkStatus(JsonNode status, SdJwtValidator.Problems problems) {
        JsonNode list = status.path("status_list");
        boolean right = status.isObject()
                && status.size() == 1
                && list.size() == 2
                && list.path("idx").isInt()
                && list.path("idx").asInt() >= 0
                && isHttps(list.path("uri"));
        if (!right) {
            problems.add(
                    "/claims/status",
                    "status",
                    "It has 'status_list' with an 'idx' from 0 and the list's https 'uri'.");
        }
    }
}
