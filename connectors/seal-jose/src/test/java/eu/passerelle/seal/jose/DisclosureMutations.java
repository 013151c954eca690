package eu.passerelle.seal.jose;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damages the digests and disclosures of a valid sealed SD-JWT VC. */
final class DisclosureMutations extends SdJwtCopy {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DisclosureMutations(String valid, TestKey key) {
        super(valid, key);
    }

    static Map<String, String> of(String valid, TestKey key) {
        DisclosureMutations mutations = new DisclosureMutations(valid, key);
        mutations.digests();
        mutations.disclosures();
        return mutations.mutations;
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

    private void exchange(String name, int at, Consumer<ArrayNode> change) {
        ArrayNode parts = (ArrayNode) JSON.readTree(Base64.getUrlDecoder().decode(disclosures.get(at)));
        change.accept(parts);
        String written = CompactJws.base64Url(JSON.writeValueAsBytes(parts));
        add(name, joined(jws(), with(list -> list.set(at, written))));
    }
}
