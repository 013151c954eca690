package eu.passerelle.simulators.login;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A key pair of the provider: signs ID tokens with RS256, which every client must understand. */
final class TokenSigner {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BITS = 2048;

    private final KeyPair pair;
    private final String id;

    TokenSigner(String id) {
        this.id = id;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** The public key, as a JSON Web Key Set holds it. */
    Map<String, Object> jwk() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                id,
                "n",
                number(key.getModulus()),
                "e",
                number(key.getPublicExponent()));
    }

    String sign(Map<String, Object> claims) {
        String signed = part(Map.of("alg", "RS256", "typ", "JWT", "kid", id)) + '.' + part(claims);
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(pair.getPrivate());
            rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + text(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key is one of our own", e);
        }
    }

    private static String part(Map<String, Object> json) {
        return text(JSON.writeValueAsBytes(json));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return text(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    /** Of a verifier (RFC 7636, S256). */
    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return text(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
