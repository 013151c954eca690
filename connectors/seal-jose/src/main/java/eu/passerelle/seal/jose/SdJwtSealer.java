package eu.passerelle.seal.jose;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals SD-JWT VC: takes {@code claims}, {@code disclosable}, {@code lifetime} and {@code until} as the renderer of this
 * format has written them, adds {@code iat}, {@code exp} and {@code jti}, hides what is disclosable and signs. The
 * result is the compact serialisation without key binding, ending in {@code ~}.
 *
 * <p>{@code jti} and salts are new in every copy, so that two copies of one credential cannot be told to be the same.
 */
public final class SdJwtSealer implements CredentialSealer {

    /** {@code typ} of the header, IETF SD-JWT VC. */
    public static final String TYPE = "dc+sd-jwt";
    /** Of the sealed credential. */
    public static final String MEDIA_TYPE = "application/dc+sd-jwt";

    private final SigningKey key;
    private final Organisation issuer;
    private final int decoys;
    private final CompactJws jws;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param issuer as credentials name it
     * @param keyId {@code kid} by which the issuer's metadata names the key; null where its certificates name it
     * @param decoys digests of nothing in every object that has true ones; 0 for none
     */
    public SdJwtSealer(SigningKey key, Organisation issuer, @Nullable String keyId, int decoys) {
        this.key = key;
        this.issuer = issuer;
        this.decoys = decoys;
        this.jws = new CompactJws(key, TYPE, keyId, true);
    }

    @Override
    public Organisation issuer() {
        return issuer;
    }

    @Override
    public Instant validUntil() {
        return jws.validUntil();
    }

    /** The credential of the answer has the disclosures as its content, which step 3 puts behind the signature. */
    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        jws.requireValidAt(at);
        JsonNode document = read(credential);
        ObjectNode claims = (ObjectNode) document.get("claims");
        claims.put("iat", at.getEpochSecond()).put("jti", "urn:uuid:" + randomId());
        Instant expiry = expiry(credential, document, at);
        if (expiry != null) {
            claims.put("exp", expiry.getEpochSecond());
        }
        String disclosures = new Disclosures(random, decoys).hide(claims, document.path("disclosable"));
        Credential behind = new Credential(
                credential.id(), credential.format(), MEDIA_TYPE, disclosures.getBytes(StandardCharsets.US_ASCII));
        return new DataToSeal(behind, jws.toSign(CompactJws.JSON.writeValueAsBytes(claims)), at);
    }

    @Override
    public byte[] sign(DataToSeal data) {
        return key.sign(data.toSign());
    }

    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        Credential behind = data.credential();
        String sealed =
                CompactJws.finish(data.toSign(), signature) + new String(behind.content(), StandardCharsets.US_ASCII);
        return new Credential(behind.id(), behind.format(), MEDIA_TYPE, sealed.getBytes(StandardCharsets.US_ASCII));
    }

    private static JsonNode read(Credential credential) {
        try {
            JsonNode document = CompactJws.JSON.readTree(credential.content());
            if (document.path("claims").isObject()) {
                return document;
            }
        } catch (JacksonException e) {
            throw invalid(credential, "is not JSON", e);
        }
        throw invalid(credential, "has no claims", null);
    }

    /** The type's lifetime, but not longer than the achievement; null: for ever. */
    private static @Nullable Instant expiry(Credential credential, JsonNode document, Instant at) {
        try {
            Instant expiry = document.has("lifetime")
                    ? at.atZone(ZoneOffset.UTC)
                            .plus(Period.parse(document.get("lifetime").asString()))
                            .toInstant()
                    : null;
            if (document.has("until")) {
                Instant until = Instant.parse(document.get("until").asString());
                expiry = expiry == null || until.isBefore(expiry) ? until : expiry;
            }
            if (expiry != null && !expiry.isAfter(at)) {
                throw invalid(credential, "has expired already", null);
            }
            return expiry;
        } catch (DateTimeException e) {
            throw invalid(credential, "has a lifetime that is none", e);
        }
    }

    private static CredentialInvalid invalid(Credential credential, String why, @Nullable Throwable cause) {
        return new CredentialInvalid(
                "Credential " + credential.id() + " (" + credential.format() + ") cannot be sealed: it " + why + ".",
                cause);
    }

    /** As {@link UUID#randomUUID()}, from the source that the salts have. */
    private UUID randomId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
