package eu.passerelle.seal.jose;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compact JWS (RFC 7515) by one key, whose protected header never changes and is written once. */
final class CompactJws {

    static final JsonMapper JSON = new JsonMapper();

    private final SigningKey key;
    private final String header;

    /**
     * @param type {@code typ} of the header
     * @param keyId {@code kid} of the header; null: none
     * @param withChain whether the key's certificates stand in the header ({@code x5c}), where it has any
     */
    CompactJws(SigningKey key, String type, @Nullable String keyId, boolean withChain) {
        this.key = key;
        ObjectNode head = JSON.createObjectNode().put("alg", key.algorithm()).put("typ", type);
        if (keyId != null) {
            head.put("kid", keyId);
        }
        if (withChain && !key.chain().isEmpty()) {
            ArrayNode certificates = head.putArray("x5c");
            key.chain().forEach(certificate -> certificates.add(der(certificate)));
        }
        this.header = base64Url(JSON.writeValueAsBytes(head));
    }

    /** What is to be signed: header and payload in Base64, with a dot between. */
    byte[] toSign(byte[] payload) {
        return (header + '.' + base64Url(payload)).getBytes(StandardCharsets.US_ASCII);
    }

    static String finish(byte[] toSign, byte[] signature) {
        return new String(toSign, StandardCharsets.US_ASCII) + '.' + base64Url(signature);
    }

    /** End of the certificate's validity; as far as can be said for a key that has none. */
    Instant validUntil() {
        return key.chain().isEmpty()
                ? Instant.MAX
                : key.chain().getFirst().getNotAfter().toInstant();
    }

    /** @throws ConfigurationInvalid the certificate is not valid at that moment */
    void requireValidAt(Instant at) {
        if (key.chain().isEmpty()) {
            return;
        }
        X509Certificate certificate = key.chain().getFirst();
        if (at.isBefore(certificate.getNotBefore().toInstant())
                || at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new ConfigurationInvalid("The key's certificate is valid from "
                    + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant()
                    + " only: configure a valid one in hub.yaml, keys.");
        }
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String der(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new ConfigurationInvalid("A certificate of the key in hub.yaml, keys, cannot be written.", e);
        }
    }
}
