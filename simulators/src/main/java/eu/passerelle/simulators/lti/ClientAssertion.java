package eu.passerelle.simulators.lti;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the form of a token request holds a good assertion of the tool (RFC 7523), which is good once. */
final class ClientAssertion {

    private static final Pattern ASSERTION =
            Pattern.compile("(?:^|&)client_assertion=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)(?:&|$)");
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String client;
    private final String keyId;
    private final PublicKey key;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    ClientAssertion(String client, String keyId, PublicKey key) {
        this.client = client;
        this.keyId = keyId;
        this.key = key;
    }

    boolean accepts(String form, String audience) {
        Matcher parts = ASSERTION.matcher(form);
        if (!parts.find() || !URLDecoder.decode(form, StandardCharsets.UTF_8).contains(TYPE)) {
            return false;
        }
        JsonNode header = json(parts.group(1));
        JsonNode claims = json(parts.group(2));
        long now = Instant.now().getEpochSecond();
        return header.path("alg").asString().equals("RS256")
                && header.path("kid").asString().equals(keyId)
                && verify(parts.group(1) + '.' + parts.group(2), parts.group(3))
                && claims.path("iss").asString().equals(client)
                && claims.path("sub").asString().equals(client)
                && claims.path("aud").asString().equals(audience)
                && claims.path("iat").asLong() <= now + 60
                && claims.path("exp").asLong() > now
                && used.add(claims.path("jti").asString());
    }

    private static JsonNode json(String base64) {
        return JSON.readTree(Base64.getUrlDecoder().decode(base64));
    }

    private boolean verify(String signed, String signature) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
            return rsa.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
