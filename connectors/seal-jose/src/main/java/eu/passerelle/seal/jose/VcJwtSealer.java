package eu.passerelle.seal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals a credential of the Verifiable Credentials Data Model 2.0 as a JWT (Open Badges 3.0, "JSON Web Token Proof
 * Format"): the payload is the credential itself with {@code iss}, {@code jti}, {@code nbf} and, where it has them,
 * {@code sub} and {@code exp}. The header has {@code alg}, {@code typ}, {@code kid} and {@code jwk} and no more, as the
 * format asks; the badge then verifies without a network, and {@code kid} says where the issuer publishes the key.
 */
public final class VcJwtSealer implements CredentialSealer {

    /** Of the sealed credential, RFC 7519. */
    public static final String MEDIA_TYPE = "application/jwt";

    private final SigningKey key;
    private final Organisation issuer;
    private final String issuers;
    private final JWK jwk;
    private final String fragment;

    /**
     * @param issuer that the credentials name
     * @param issuers what the {@code issuer.id} of every credential begins with, for example
     *     {@code did:web:hub.example:public:issuers:}
     * @throws ConfigurationInvalid where no JWK can be made of the key
     */
    public VcJwtSealer(SigningKey key, Organisation issuer, String issuers) {
        this.key = key;
        this.issuer = issuer;
        this.issuers = issuers;
        this.jwk = jwk(key.publicKey());
        this.fragment = "#" + thumbprint(jwk);
    }

    /**
     * The name of a key in the DID documents of its issuers: its RFC 7638 thumbprint.
     *
     * @throws ConfigurationInvalid where no JWK can be made of the key
     */
    public static String keyName(PublicKey key) {
        return thumbprint(jwk(key));
    }

    private static String thumbprint(JWK jwk) {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static JWK jwk(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
            case RSAPublicKey rsa -> new RSAKey.Builder(rsa).build();
            case EdECPublicKey edwards -> new OctetKeyPair.Builder(Curve.Ed25519, raw(edwards)).build();
            default ->
                throw new ConfigurationInvalid("The key for badges as JWT is of a kind that no JWK has ("
                        + key.getAlgorithm() + "): name an EC or RSA key under keys: jwt: in hub.yaml.");
        };
    }

    /** The last 32 bytes of the SubjectPublicKeyInfo (RFC 8410). */
    private static Base64URL raw(EdECPublicKey key) {
        byte[] der = key.getEncoded();
        return Base64URL.encode(Arrays.copyOfRange(der, der.length - 32, der.length));
    }

    @Override
    public Organisation issuer() {
        return issuer;
    }

    @Override
    public Instant validUntil() {
        return key.chain().isEmpty()
                ? Instant.MAX
                : key.chain().getFirst().getNotAfter().toInstant();
    }

    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        JsonNode document = read(credential);
        JsonNode named = document.path("issuer");
        String id = named.isString() ? named.asString() : named.path("id").asString("");
        if (!id.startsWith(issuers) || id.indexOf('#') >= 0) {
            throw invalid(credential, "its issuer '" + id + "' is none of '" + issuers + "'", null);
        }
        String signed = CompactJws.base64Url(header(id))
                + '.'
                + CompactJws.base64Url(payload(credential, claims(credential, document, id)));
        return new DataToSeal(credential, signed.getBytes(StandardCharsets.US_ASCII), at);
    }

    private byte[] header(String issuerId) {
        ObjectNode header = CompactJws.JSON
                .createObjectNode()
                .put("alg", key.algorithm())
                .put("typ", "JWT")
                .put("kid", issuerId + fragment);
        header.set("jwk", CompactJws.JSON.readTree(jwk.toPublicJWK().toJSONString()));
        return CompactJws.JSON.writeValueAsBytes(header);
    }

    private static ObjectNode claims(Credential credential, JsonNode document, String issuerId) {
        ObjectNode claims = CompactJws.JSON
                .createObjectNode()
                .put("iss", issuerId)
                .put("jti", document.path("id").asString(""))
                .put("nbf", seconds(credential, document, "validFrom"));
        JsonNode holder = document.path("credentialSubject").path("id");
        if (holder.isString()) {
            claims.put("sub", holder.asString());
        }
        if (document.has("validUntil")) {
            claims.put("exp", seconds(credential, document, "validUntil"));
        }
        return claims;
    }

    private static long seconds(Credential credential, JsonNode document, String property) {
        try {
            return OffsetDateTime.parse(document.path(property).asString("")).toEpochSecond();
        } catch (DateTimeException e) {
            throw invalid(credential, "'" + property + "' is no time", e);
        }
    }

    /** The credential's own bytes with the claims behind them: numbers and order stay as they were written. */
    private static byte[] payload(Credential credential, ObjectNode claims) {
        byte[] content = credential.content();
        int end = content.length - 1;
        while (content[end] != '}') {
            end--;
        }
        byte[] addition = CompactJws.JSON.writeValueAsBytes(claims);
        addition[0] = ',';
        byte[] payload = Arrays.copyOf(content, end + addition.length);
        System.arraycopy(addition, 0, payload, end, addition.length);
        return payload;
    }

    @Override
    public byte[] sign(DataToSeal data) {
        return key.sign(data.toSign());
    }

    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        byte[] sealed = CompactJws.finish(data.toSign(), signature).getBytes(StandardCharsets.US_ASCII);
        return new Credential(data.credential().id(), data.credential().format(), MEDIA_TYPE, sealed);
    }

    private static JsonNode read(Credential credential) {
        try {
            JsonNode document = CompactJws.JSON.readTree(credential.content());
            if (document.isObject() && !document.has("iss")) {
                return document;
            }
        } catch (JacksonException e) {
            throw invalid(credential, "it is no JSON", e);
        }
        throw invalid(credential, "it is no credential without claims of a JWT", null);
    }

    private static CredentialInvalid invalid(Credential credential, String why, @Nullable Throwable cause) {
        return new CredentialInvalid(
                "Credential " + credential.id() + " (" + credential.format() + ") cannot be sealed: " + why + ".",
                cause);
    }
}
