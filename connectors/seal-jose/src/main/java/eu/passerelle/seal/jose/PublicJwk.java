package eu.passerelle.seal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Public keys as JSON Web Keys (RFC 7517, RFC 8037), both ways. */
public final class PublicJwk {

    /** Of an Ed25519 key in X.509 form, before its 32 bytes. */
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private PublicJwk() {}

    /** @return the key; nothing where it is private, incomplete, of an unknown kind, or no point of its curve */
    public static Optional<PublicKey> read(String json) {
        try {
            JWK jwk = JWK.parse(json);
            if (jwk.isPrivate()) {
                return Optional.empty();
            }
            return switch (jwk) {
                case ECKey ec -> Optional.of(ec.toECPublicKey());
                case RSAKey rsa -> Optional.of(rsa.toRSAPublicKey());
                case OctetKeyPair pair when Curve.Ed25519.equals(pair.getCurve()) -> ed25519(pair.getDecodedX());
                default -> Optional.empty();
            };
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * The required members alone, as thumbprints and {@code did:key} have them.
     *
     * @throws IllegalArgumentException for a key of another kind than P-256, P-384, P-521, RSA and Ed25519
     */
    public static Map<String, Object> of(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec ->
                new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec)
                        .build()
                        .toJSONObject();
            case RSAPublicKey rsa -> new RSAKey.Builder(rsa).build().toJSONObject();
            case EdECPublicKey ed
            when ed.getParams().getName().equals("Ed25519") ->
                new OctetKeyPair.Builder(Curve.Ed25519, x(ed)).build().toJSONObject();
            default -> throw new IllegalArgumentException("no JSON Web Key for " + key.getAlgorithm());
        };
    }

    /** RFC 7638, SHA-256: a name for a key that follows from the key. */
    public static String thumbprint(PublicKey key) {
        try {
            return JWK.parse(of(key)).computeThumbprint().toString();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("a key that was just written cannot be read", e);
        }
    }

    private static Base64URL x(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static Optional<PublicKey> ed25519(byte[] x) {
        if (x.length != 32) {
            return Optional.empty();
        }
        byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + x.length);
        System.arraycopy(x, 0, encoded, ED25519_PREFIX.length, x.length);
        try {
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
