package eu.passerelle.seal.jose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A valid sealed SD-JWT VC taken apart, to be put together in another way. */
abstract class SdJwtCopy {

    static final JsonMapper JSON = new JsonMapper();

    final TestKey key;
    final String valid;
    final String header;
    final String payload;
    final String signature;
    final List<String> disclosures;

    final Map<String, String> mutations = new LinkedHashMap<>();

    SdJwtCopy(String valid, TestKey key) {
        this.key = key;
        this.valid = valid;
        List<String> parts = new ArrayList<>(Arrays.asList(valid.split("~")));
        String[] jws = parts.removeFirst().split("\\.");
        this.header = jws[0];
        this.payload = jws[1];
        this.signature = jws[2];
        this.disclosures = List.copyOf(parts);
    }

    void add(String name, String mutation) {
        mutations.put(name, mutation);
    }

    /** The issuer changes its claims before it signs. */
    void claims(String name, Consumer<ObjectNode> change) {
        ObjectNode claims = claims();
        change.accept(claims);
        add("claims: " + name, sign(headText(), claims.toString(), disclosures));
    }

    List<String> with(Consumer<List<String>> change) {
        List<String> list = new ArrayList<>(disclosures);
        change.accept(list);
        return list;
    }

    String jws() {
        return header + "." + payload + "." + signature;
    }

    ObjectNode claims() {
        return (ObjectNode) JSON.readTree(claimsText());
    }

    static ArrayNode sd(ObjectNode claims) {
        return (ArrayNode) claims.get("_sd");
    }

    String headText() {
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    String claimsText() {
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    String unsigned(ObjectNode claims) {
        return joined(
                header + "." + CompactJws.base64Url(JSON.writeValueAsBytes(claims)) + "." + signature, disclosures);
    }

    String other(TestKey other) {
        return CompactJws.base64Url(other.sign((header + "." + payload).getBytes(StandardCharsets.US_ASCII)));
    }

    String sign(String head, String claims, List<String> behind) {
        UnaryOperator<String> encode = text -> CompactJws.base64Url(text.getBytes(StandardCharsets.UTF_8));
        String signed = encode.apply(head) + "." + encode.apply(claims);
        return joined(
                signed + "." + CompactJws.base64Url(key.sign(signed.getBytes(StandardCharsets.US_ASCII))), behind);
    }

    static String joined(String jws, List<String> disclosures) {
        return jws + "~" + (disclosures.isEmpty() ? "" : String.join("~", disclosures) + "~");
    }

    static String digest(String disclosure) {
        try {
            return Disclosures.digest(MessageDigest.getInstance("SHA-256"), disclosure);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
