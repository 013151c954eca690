package eu.passerelle.seal.jose;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damages a valid sealed SD-JWT VC in every systematic way: its text and parts as a thief can, and its header, claims
 * and disclosures as a careless issuer does, who then signs what it has made.
 */
final class SdJwtMutations extends SdJwtCopy {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdJwtMutations(String valid, TestKey key) {
        super(valid, key);
    }

    /** Names of what was done to it, so that a failure can be found again, with what came of it. */
    static Map<String, String> of(String valid, TestKey key) {
        SdJwtMutations mutations = new SdJwtMutations(valid, key);
        mutations.text();
        mutations.header();
        mutations.registered();
        mutations.mutations.putAll(DisclosureMutations.of(valid, key));
        return mutations.mutations;
    }

    /** What anybody can do to it without the key. */
    private void text() {
        add("no tilde", valid.replace("~", ""));
        add("no last tilde", valid.substring(0, valid.length() - 1));
        add("two tildes", valid.replaceFirst("~", "~~"));
        add("two tildes at the end", valid + "~");
        add("empty", "");
        add("only tildes", "~~~");
        add("unsigned", joined(header + "." + payload + ".", disclosures));
        add("two parts", joined(header + "." + payload, disclosures));
        add("four parts", joined(header + "." + payload + "." + signature + "." + signature, disclosures));
        add("a blank inside", valid.substring(0, 20) + " " + valid.substring(20));
        add("signature of another", joined(header + "." + payload + "." + other(TestKey.p256()), disclosures));
        add("signature shorter", joined(header + "." + payload + "." + signature.substring(4), disclosures));
        add("signature longer", joined(header + "." + payload + "." + signature + "AAAA", disclosures));
        add("signature padded", joined(header + "." + payload + "." + signature + "==", disclosures));
        add(
                "signature all zero",
                joined(header + "." + payload + "." + CompactJws.base64Url(new byte[64]), disclosures));
        for (int place : new int[] {1, 7, 15, 31, 32, 47, 63}) {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            bytes[place] ^= 1;
            add(
                    "signature with another byte " + place,
                    joined(header + "." + payload + "." + CompactJws.base64Url(bytes), disclosures));
        }
        for (String claim : List.of("iss", "vct", "exp", "iat", "jti", "achievement_title", "cnf", "_sd", "_sd_alg")) {
            ObjectNode claims = claims();
            claims.remove(claim);
            add("without " + claim + ", not signed again", unsigned(claims));
            claims = claims();
            claims.put(claim, "other");
            add("other " + claim + ", not signed again", unsigned(claims));
        }
    }

    private void header() {
        head("typ JWT", head -> head.put("typ", "JWT"));
        head("no typ", head -> head.remove("typ"));
        head("typ in capitals", head -> head.put("typ", "DC+SD-JWT"));
        head("typ a number", head -> head.put("typ", 1));
        head("alg none", head -> head.put("alg", "none"));
        head("alg HS256", head -> head.put("alg", "HS256"));
        head("alg ES384", head -> head.put("alg", "ES384"));
        head("alg EdDSA", head -> head.put("alg", "EdDSA"));
        head("alg unknown", head -> head.put("alg", "ES257"));
        head("no alg", head -> head.remove("alg"));
        head("crit", head -> head.putArray("crit").add("exp"));
        head("x5c empty", head -> head.putArray("x5c"));
        head("x5c no list", head -> head.put("x5c", "MIIB"));
        head("x5c no certificate", head -> head.putArray("x5c").add("AAAA"));
        add("header a list", sign("[]", claimsText(), disclosures));
        add("header no JSON", sign("{alg", claimsText(), disclosures));
        add(
                "header twice alg",
                sign("{\"alg\":\"ES256\",\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}", claimsText(), disclosures));
    }

    /** What the format says of the claims that it knows. */
    private void registered() {
        long now = Instant.now().getEpochSecond();
        claims("no vct", claims -> claims.remove("vct"));
        claims("other vct", claims -> claims.put("vct", "urn:eudi:diploma:1"));
        for (String claim : List.of("vct", "iss", "exp", "iat", "jti", "cnf", "status")) {
            wrongKinds(claim).forEach((name, value) -> claims(claim + " " + name, claims -> claims.set(claim, value)));
        }
        claims("expired", claims -> claims.put("exp", now - 3600));
        claims("expired long ago", claims -> claims.put("exp", 0));
        claims("exp as text", claims -> claims.put("exp", String.valueOf(now + 3600)));
        claims("made tomorrow", claims -> claims.put("iat", now + 86_400));
        claims("valid from tomorrow", claims -> claims.put("nbf", now + 86_400));
        claims("nbf as text", claims -> claims.put("nbf", "yesterday"));
        for (String member : List.of("kty", "crv", "x", "y")) {
            jwk("without " + member, jwk -> jwk.remove(member));
            jwk(member + " empty", jwk -> jwk.put(member, ""));
            jwk(member + " of another", jwk -> jwk.put(member, "AAAA"));
        }
        jwk("private", jwk -> jwk.put("d", jwk.path("x").asString()));
        jwk("off the curve", jwk -> jwk.put("x", jwk.path("y").asString()));
        claims("cnf without jwk", claims -> claims.putObject("cnf").put("kid", "1"));
        claims("status without list", claims -> claims.putObject("status"));
        status("idx negative", list -> list.put("idx", -1));
        status("idx text", list -> list.put("idx", "42"));
        status("idx fraction", list -> list.put("idx", 4.2));
        status("no idx", list -> list.remove("idx"));
        status("no uri", list -> list.remove("uri"));
        status("uri no address", list -> list.put("uri", "not an address"));
        add("claims a list", sign(headText(), "[]", disclosures));
        add("claims no JSON", sign(headText(), claimsText() + "}", disclosures));
        add(
                "claims with vct twice",
                sign(headText(), claimsText().replaceFirst("\\{", "{\"vct\":\"x\","), disclosures));
    }

    private static Map<String, JsonNode> wrongKinds(String claim) {
        Map<String, JsonNode> kinds = new LinkedHashMap<>();
        kinds.put("null", NODES.nullNode());
        kinds.put("true", NODES.booleanNode(true));
        kinds.put("a list", NODES.arrayNode());
        kinds.put("an object", NODES.objectNode());
        if (!List.of("exp", "iat").contains(claim)) {
            kinds.put("a number", NODES.numberNode(7));
            kinds.put("blank", NODES.stringNode(" "));
        }
        return kinds;
    }

    private void head(String name, Consumer<ObjectNode> change) {
        ObjectNode head = (ObjectNode) JSON.readTree(headText());
        change.accept(head);
        add("header: " + name, sign(head.toString(), claimsText(), disclosures));
    }

    private void jwk(String name, Consumer<ObjectNode> change) {
        claims("cnf.jwk " + name, claims -> change.accept((ObjectNode) claims.at("/cnf/jwk")));
    }

    private void status(String name, Consumer<ObjectNode> change) {
        claims("status " + name, claims -> change.accept((ObjectNode) claims.at("/status/status_list")));
    }
}
