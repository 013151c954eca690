package eu.passerelle.portal.status;

import eu.passerelle.connectors.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JWS in compact form, RFC 7515, with the chain of the key where it has one. */
final class CompactJws {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private CompactJws() {}

    static byte[] sign(SigningKey key, Map<String, String> header, Map<String, Object> payload) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("alg", key.algorithm());
        whole.putAll(header);
        if (!key.chain().isEmpty()) {
            whole.put("x5c", chain(key));
        }
        String signed = base64url(JSON.writeValueAsBytes(whole)) + "." + base64url(JSON.writeValueAsBytes(payload));
        byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
        return (signed + "." + base64url(signature)).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> chain(SigningKey key) {
        List<String> chain = new ArrayList<>();
        for (X509Certificate certificate : key.chain()) {
            try {
                chain.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("A certificate of the key cannot be written", e);
            }
        }
        return chain;
    }

    static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
