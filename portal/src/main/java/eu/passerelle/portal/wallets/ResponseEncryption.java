package eu.passerelle.portal.wallets;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a wallet wants its answer encrypted, section 10: to a key of its own, with ECDH-ES. Errors are never encrypted.
 *
 * @param key public, of the wallet's
 * @param method of the content
 */
record ResponseEncryption(ECKey key, EncryptionMethod method) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALGORITHM = "ECDH-ES";
    private static final List<String> METHODS = List.of("A128GCM", "A256GCM");
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    /** What the metadata say of it. */
    static Map<String, Object> metadata() {
        return Map.of(
                "alg_values_supported",
                List.of(ALGORITHM),
                "enc_values_supported",
                METHODS,
                "encryption_required",
                false);
    }

    /**
     * @param sent a credential request, or a deferred one
     * @return null where the answer is not to be encrypted
     * @throws Refusal {@code invalid_encryption_parameters}
     */
    static @Nullable ResponseEncryption of(JsonNode sent) {
        JsonNode wanted = sent.path("credential_response_encryption");
        if (wanted.isMissingNode()) {
            return null;
        }
        if (wanted.has("zip")) {
            throw wrong("zip is not offered");
        }
        String method = wanted.path("enc").asString("");
        if (!METHODS.contains(method)) {
            throw wrong("enc must be one of " + METHODS);
        }
        try {
            JWK jwk = JWK.parse(wanted.path("jwk").toString());
            // drafts until 15 had alg beside the key
            String named = jwk.getAlgorithm() == null ? "" : jwk.getAlgorithm().getName();
            if (!ALGORITHM.equals(wanted.path("alg").asString(named))) {
                throw wrong("alg must be " + ALGORITHM);
            }
            if (jwk.isPrivate() || !(jwk instanceof ECKey key) || !CURVES.contains(key.getCurve())) {
                throw wrong("jwk must be a public key on P-256, P-384 or P-521");
            }
            return new ResponseEncryption(key, EncryptionMethod.parse(method));
        } catch (ParseException | IllegalArgumentException e) {
            throw wrong("jwk cannot be read");
        }
    }

    private static Refusal wrong(String why) {
        return Refusal.of("invalid_encryption_parameters", "The response cannot be encrypted so: " + why + ".");
    }

    /** The answer as compact JWE. */
    String encrypted(Map<String, Object> answer) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, method)
                .keyID(key.getKeyID())
                .build();
        JWEObject jwe = new JWEObject(header, new Payload(JSON.writeValueAsString(answer)));
        try {
            jwe.encrypt(new ECDHEncrypter(key));
        } catch (JOSEException e) {
            throw wrong("the key is none on its curve");
        }
        return jwe.serialize();
    }
}
