package eu.passerelle.portal.issuers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import eu.passerelle.connectors.SigningKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** A public key of an issuer: one that signs now, or one that has signed what is still about. */
public record PublishedKey(PublicKey key, String algorithm) {

    public static PublishedKey of(SigningKey key) {
        return new PublishedKey(key.publicKey(), key.algorithm());
    }

    /** Public members; its {@code kid} is the thumbprint of RFC 7638. */
    public JWK jwk() {
        try {
            return switch (key) {
                case ECPublicKey ec ->
                    new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec)
                            .keyIDFromThumbprint()
                            .build();
                case RSAPublicKey rsa ->
                    new RSAKey.Builder(rsa).keyIDFromThumbprint().build();
                case EdECPublicKey edwards ->
                    new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(last32(edwards.getEncoded())))
                            .keyIDFromThumbprint()
                            .build();
                default ->
                    throw new IllegalStateException("a key of a kind that is not published: " + key.getAlgorithm());
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** RFC 8410: the point is the end of the encoded key. */
    private static byte[] last32(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
