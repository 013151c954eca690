package eu.passerelle.seal.jose;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damages a valid sealed SD-JWT VC in every systematic way: its text and parts as a thief can, and its header, claims
 * and disclosures as a careless issuer does, who then signs what it has made.
 */
final class SdJwtMutations {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final TestKey key;
    private final String valid;
    private final String header;
    private final String payload;
    private final String signature;
    private final List<String> disclosures;
    private final Map<String, String> mutations = new LinkedHashMap<>();

    private SdJwtMutations(String valid, TestKey key) {
        this.key = key;
        this.valid = valid;
        List<String> parts = new ArrayList<>(Arrays.asList(valid.split("~")));
        String[] jws = parts.removeFirst().split("\\.");
        this.header = jws[0];
        this.payload = jws[1];
        this.signature = jws[2];
        this.disclosures = List.copyOf(parts);
    }

    /** Names of what was done to it, so that a failure can be found again, with what came of it. */
    static Map<String, String> of(String valid, TestKey key) {
        SdJwtMutations mutations = new SdJwtMutations(valid, key);
        mutations.text();
        mutations.header();
        mutations.registered();
        mutations.digests();
        mutations.disclosures();
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

    private void digests() {
        claims("_sd_alg unknown", claims -> claims.put("_sd_alg", "sha-257"));
        claims("_sd_alg weak", claims -> claims.put("_sd_alg", "md5"));
        claims("_sd_alg another", claims -> claims.put("_sd_alg", "sha-512"));
        claims("_sd_alg a number", claims -> claims.put("_sd_alg", 256));
        claims("_sd text", claims -> claims.put("_sd", "x"));
        claims("_sd an object", claims -> claims.putObject("_sd"));
        claims("_sd of numbers", claims -> claims.putArray("_sd").add(1));
        claims("_sd empty", claims -> claims.putArray("_sd"));
        claims("no _sd", claims -> claims.remove("_sd"));
        int digests = claims().path("_sd").size();
        for (int i = 0; i < digests; i++) {
            int at = i;
            claims("digest " + i + " twice", claims -> sd(claims).add(sd(claims).get(at)));
            claims(
                    "digest " + i + " again inside",
                    claims -> claims.putObject("inside")
                            .putArray("_sd")
                            .add(sd(claims).get(at)));
            claims(
                    "digest " + i + " again in a list",
                    claims -> claims.putArray("list")
                            .addObject()
                            .set("...", sd(claims).get(at)));
        }
        claims("claim called ...", claims -> claims.put("...", "x"));
        claims("claim inside called ...", claims -> claims.putObject("inside").put("...", "x"));
    }

    private void disclosures() {
        for (int i = 0; i < disclosures.size(); i++) {
            int at = i;
            String name = "disclosure " + i;
            exchange(name + " with another salt", i, parts -> parts.set(0, NODES.stringNode("c2FsdHNhbHRzYWx0c2FsdA")));
            exchange(name + " with another name", i, parts -> parts.set(1, NODES.stringNode("other")));
            exchange(name + " with another value", i, parts -> parts.set(2, NODES.stringNode("other")));
            exchange(name + " shorter", i, parts -> parts.remove(2));
            exchange(name + " longer", i, parts -> parts.add("more"));
            add(name + " twice", joined(jws(), with(list -> list.add(disclosures.get(at)))));
            add(name + " padded", joined(jws(), with(list -> list.set(at, list.get(at) + "="))));
        }
        issued("of a stranger", "[\"c2FsdA\",\"other\",1]", false);
        for (String claim : List.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status")) {
            claims("hidden " + claim, claims -> claims.remove(claim), "[\"c2FsdA\",\"" + claim + "\",\"x\"]");
        }
        issued("called _sd", "[\"c2FsdA\",\"_sd\",[]]", true);
        issued("called ...", "[\"c2FsdA\",\"...\",\"x\"]", true);
        issued("of a claim that is there", "[\"c2FsdA\",\"achievement_title\",\"x\"]", true);
        issued("of an element", "[\"c2FsdA\",\"x\"]", true);
        issued("an object", "{}", true);
        issued("text", "\"x\"", true);
        issued("no JSON", "[", true);
        issued("without salt", "[1,\"other\",1]", true);
        issued("with a name that is a number", "[\"c2FsdA\",1,1]", true);
        issued("with _sd that is none inside", "[\"c2FsdA\",\"other\",{\"_sd\":1}]", true);
        add("holder's proof of nobody", valid + "e30.e30.AAAA");
        add(
                "holder's proof of the issuer",
                valid
                        + sign("{\"alg\":\"ES256\",\"typ\":\"kb+jwt\"}", "{}", List.of())
                                .replace("~", ""));
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

    private void claims(String name, Consumer<ObjectNode> change) {
        ObjectNode claims = claims();
        change.accept(claims);
        add("claims: " + name, sign(headText(), claims.toString(), disclosures));
    }

    /** The issuer hides a claim that may not be hidden. */
    private void claims(String name, Consumer<ObjectNode> change, String disclosure) {
        ObjectNode claims = claims();
        change.accept(claims);
        String written = CompactJws.base64Url(disclosure.getBytes(StandardCharsets.UTF_8));
        sd(claims).add(digest(written));
        add("claims: " + name, sign(headText(), claims.toString(), with(list -> list.add(written))));
    }

    /** A disclosure as no issuer should make it. */
    private void issued(String name, String disclosure, boolean digested) {
        String written = CompactJws.base64Url(disclosure.getBytes(StandardCharsets.UTF_8));
        ObjectNode claims = claims();
        if (digested) {
            sd(claims).add(digest(written));
        }
        add("disclosure " + name, sign(headText(), claims.toString(), with(list -> list.add(written))));
    }

    private void jwk(String name, Consumer<ObjectNode> change) {
        claims("cnf.jwk " + name, claims -> change.accept((ObjectNode) claims.at("/cnf/jwk")));
    }

    private void status(String name, Consumer<ObjectNode> change) {
        claims("status " + name, claims -> change.accept((ObjectNode) claims.at("/status/status_list")));
    }

    private void exchange(String name, int at, Consumer<ArrayNode> change) {
        ArrayNode parts = (ArrayNode) JSON.readTree(Base64.getUrlDecoder().decode(disclosures.get(at)));
        change.accept(parts);
        String written = CompactJws.base64Url(JSON.writeValueAsBytes(parts));
        add(name, joined(jws(), with(list -> list.set(at, written))));
    }

    private void add(String name, String mutation) {
        mutations.put(name, mutation);
    }

    private List<String> with(Consumer<List<String>> change) {
        List<String> list = new ArrayList<>(disclosures);
        change.accept(list);
        return list;
    }

    private String jws() {
        return header + "." + payload + "." + signature;
    }

    private ObjectNode claims() {
        return (ObjectNode) JSON.readTree(claimsText());
    }

    private static ArrayNode sd(ObjectNode claims) {
        return (ArrayNode) claims.get("_sd");
    }

    private String headText() {
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    private String claimsText() {
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private String unsigned(ObjectNode claims) {
        return joined(
                header + "." + CompactJws.base64Url(JSON.writeValueAsBytes(claims)) + "." + signature, disclosures);
    }

    private String other(TestKey other) {
        return CompactJws.base64Url(other.sign((header + "." + payload).getBytes(StandardCharsets.US_ASCII)));
    }

    private String sign(String head, String claims, List<String> behind) {
        UnaryOperator<String> encode = text -> CompactJws.base64Url(text.getBytes(StandardCharsets.UTF_8));
        String signed = encode.apply(head) + "." + encode.apply(claims);
        return joined(
                signed + "." + CompactJws.base64Url(key.sign(signed.getBytes(StandardCharsets.US_ASCII))), behind);
    }

    private static String joined(String jws, List<String> disclosures) {
        return jws + "~" + (disclosures.isEmpty() ? "" : String.join("~", disclosures) + "~");
    }

    private static String digest(String disclosure) {
        try {
            return Disclosures.digest(java.security.MessageDigest.getInstance("SHA-256"), disclosure);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
