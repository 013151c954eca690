package eu.passerelle.seal.jose;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damages a valid sealed attestation: its text as a thief can; its header, claims and credential as a careless issuer
 * does, who then signs what it has made.
 */
final class EbsiMutations {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestKey key;
    private final String valid;
    private final String[] parts;
    private final Map<String, String> mutations = new LinkedHashMap<>();

    private EbsiMutations(String valid, TestKey key) {
        this.key = key;
        this.valid = valid;
        this.parts = valid.split("\\.");
    }

    static Map<String, String> of(String valid, TestKey key) {
        EbsiMutations mutations = new EbsiMutations(valid, key);
        mutations.text();
        mutations.header();
        mutations.claims();
        mutations.credential();
        return mutations.mutations;
    }

    private void text() {
        mutations.put("empty", "");
        mutations.put("unsigned", parts[0] + "." + parts[1] + ".");
        mutations.put("two parts", parts[0] + "." + parts[1]);
        mutations.put("four parts", valid + ".AAAA");
        mutations.put("padded", valid + "==");
        mutations.put("signed by another", signed(TestKey.p256(), parts[0] + "." + parts[1]));
        for (int place : new int[] {0, 9, 31, 32, 50, 63}) {
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            signature[place] ^= 1;
            mutations.put("another byte " + place, parts[0] + "." + parts[1] + "." + CompactJws.base64Url(signature));
        }
        for (String name : json(1).propertyNames()) {
            ObjectNode claims = json(1);
            claims.put(name, "other");
            mutations.put(name + " changed, not signed again", unsigned(claims));
            claims = json(1);
            claims.remove(name);
            mutations.put(name + " removed, not signed again", unsigned(claims));
        }
        for (String name : ((ObjectNode) json(1).at("/vc/credentialSubject")).propertyNames()) {
            ObjectNode claims = json(1);
            ((ObjectNode) claims.at("/vc/credentialSubject")).put(name, "other");
            mutations.put("subject's " + name + " changed, not signed again", unsigned(claims));
        }
        for (String name : ((ObjectNode) json(1).at("/vc/credentialSubject/achievement")).propertyNames()) {
            ObjectNode claims = json(1);
            ((ObjectNode) claims.at("/vc/credentialSubject/achievement")).put(name, "other");
            mutations.put("achievement's " + name + " changed, not signed again", unsigned(claims));
        }
    }

    private void header() {
        head("typ dc+sd-jwt", head -> head.put("typ", "dc+sd-jwt"));
        head("no typ", head -> head.remove("typ"));
        head("alg none", head -> head.put("alg", "none"));
        head("alg HS256", head -> head.put("alg", "HS256"));
        head("alg EdDSA", head -> head.put("alg", "EdDSA"));
        head("alg RS256", head -> head.put("alg", "RS256"));
        head("no alg", head -> head.remove("alg"));
        head("no kid", head -> head.remove("kid"));
        head(
                "kid without a name",
                head -> head.put("kid", head.path("kid").asString().split("#")[0]));
        head(
                "kid with an empty name",
                head -> head.put("kid", head.path("kid").asString().split("#")[0] + "#"));
        head("kid of another DID", head -> head.put("kid", "did:ebsi:zxaYaUtb8pvoAtYNWbKcveg#1"));
        head("kid of did:web", head -> head.put("kid", "did:web:example.org#1"));
        head("crit", head -> head.putArray("crit").add("exp"));
    }

    private void claims() {
        for (String name : List.of("jti", "sub", "iss", "nbf", "iat", "exp", "vc")) {
            wrongKinds().forEach((kind, value) -> change(name + " " + kind, claims -> claims.set(name, value)));
            change("no " + name, claims -> claims.remove(name));
        }
        for (String name : List.of("nbf", "iat", "exp")) {
            change(name + " later", claims -> claims.put(name, claims.path(name).asLong() + 1));
            change(
                    name + " as text",
                    claims -> claims.put(name, claims.path(name).asString("")));
        }
        change("iss of another", claims -> claims.put("iss", "did:ebsi:zxaYaUtb8pvoAtYNWbKcveg"));
        change("sub of another", claims -> claims.put("sub", "did:ebsi:zxaYaUtb8pvoAtYNWbKcveg"));
        times("valid from tomorrow on", "validFrom", "nbf", "2099-01-01T00:00:00Z");
        times("over", "expirationDate", "exp", "2026-06-16T09:00:01Z");
    }

    private void credential() {
        for (String name : List.of(
                "@context",
                "id",
                "type",
                "issuer",
                "issuanceDate",
                "issued",
                "validFrom",
                "credentialSubject",
                "credentialSchema")) {
            wrongKinds().forEach((kind, value) -> vc(name + " " + kind, vc -> vc.set(name, value)));
            vc("no " + name, vc -> vc.remove(name));
        }
        for (String name : List.of("expirationDate", "validUntil", "credentialStatus", "termsOfUse")) {
            wrongKinds().forEach((kind, value) -> vc(name + " " + kind, vc -> vc.set(name, value)));
        }
        vc("@context of VCDM 2", vc -> vc.putArray("@context").add("https://www.w3.org/ns/credentials/v2"));
        vc(
                "@context in another order",
                vc -> vc.putArray("@context")
                        .add("https://example.org/context")
                        .add("https://www.w3.org/2018/credentials/v1"));
        vc("type without VerifiableAttestation", vc -> vc.putArray("type").add("VerifiableCredential"));
        vc("type without VerifiableCredential", vc -> vc.putArray("type").add("VerifiableAttestation"));
        vc(
                "type in another order",
                vc -> vc.putArray("type").add("VerifiableAttestation").add("VerifiableCredential"));
        vc("issuer of another", vc -> vc.put("issuer", "did:ebsi:zxaYaUtb8pvoAtYNWbKcveg"));
        vc("issuanceDate of another day", vc -> vc.put("issuanceDate", "2026-06-15T09:00:00Z"));
        vc("subject without id", vc -> ((ObjectNode) vc.get("credentialSubject")).remove("id"));
        vc("schema without type", vc -> ((ObjectNode) vc.get("credentialSchema")).remove("type"));
        vc("schema without id", vc -> ((ObjectNode) vc.get("credentialSchema")).remove("id"));
        vc("status without type", vc -> vc.putObject("credentialStatus").put("id", "https://example.org/1"));
        vc("status without id", vc -> vc.putObject("credentialStatus").put("type", "StatusList2021Entry"));
        vc(
                "accreditation of another",
                vc -> vc.putObject("termsOfUse")
                        .put("id", "https://localhost:1/trusted-issuers-registry/v5/issuers/did:ebsi:zX/attributes/0x1")
                        .put("type", "IssuanceCertificate"));
    }

    private static Map<String, JsonNode> wrongKinds() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Map<String, JsonNode> kinds = new LinkedHashMap<>();
        kinds.put("null", nodes.nullNode());
        kinds.put("true", nodes.booleanNode(true));
        kinds.put("a number", nodes.numberNode(7));
        kinds.put("blank", nodes.stringNode(" "));
        kinds.put("a word", nodes.stringNode("word"));
        kinds.put("an empty list", nodes.arrayNode());
        kinds.put("an empty object", nodes.objectNode());
        return kinds;
    }

    private void times(String name, String member, String claim, String moment) {
        ObjectNode claims = json(1);
        ((ObjectNode) claims.get("vc")).put(member, moment);
        if (member.equals("validFrom")) {
            ((ObjectNode) claims.get("vc")).put("issuanceDate", moment);
        }
        claims.put(claim, Instant.parse(moment).getEpochSecond());
        mutations.put(name, sign(json(0), claims));
    }

    private void head(String name, Consumer<ObjectNode> change) {
        ObjectNode head = json(0);
        change.accept(head);
        mutations.put("header: " + name, sign(head, json(1)));
    }

    private void change(String name, Consumer<ObjectNode> change) {
        ObjectNode claims = json(1);
        change.accept(claims);
        mutations.put("claims: " + name, sign(json(0), claims));
    }

    private void vc(String name, Consumer<ObjectNode> change) {
        change("vc." + name, claims -> change.accept((ObjectNode) claims.get("vc")));
    }

    private ObjectNode json(int part) {
        return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[part]));
    }

    private String unsigned(ObjectNode claims) {
        return parts[0] + "." + CompactJws.base64Url(JSON.writeValueAsBytes(claims)) + "." + parts[2];
    }

    private String sign(ObjectNode head, ObjectNode claims) {
        UnaryOperator<String> encode = text -> CompactJws.base64Url(text.getBytes(StandardCharsets.UTF_8));
        return signed(key, encode.apply(head.toString()) + "." + encode.apply(claims.toString()));
    }

    private static String signed(TestKey key, String text) {
        return text + "." + CompactJws.base64Url(key.sign(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
