package eu.passerelle.seal.jose;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals EBSI attestations: the credential as {@code vc} in a JWT whose own claims say the same as it, as EBSI's verifiers
 * demand ({@code jti}, {@code sub}, {@code iss}, {@code nbf}, {@code exp}, {@code iat}).
 */
public final class EbsiSealer implements CredentialSealer {

    /** Of the sealed credential, RFC 7519. */
    public static final String MEDIA_TYPE = "application/jwt";

    /** What EBSI's verifiers know (ES256K aside, which the JDK does not have). */
    private static final Set<String> ALGORITHMS = Set.of("ES256", "EdDSA");

    private final SigningKey key;
    private final Organisation issuer;
    private final String did;
    private final CompactJws jws;

    /**
     * @param keyId of the key in the issuer's DID document: the DID, {@code #}, and a name
     * @throws ConfigurationInvalid the key is none that EBSI's verifiers know
     */
    public EbsiSealer(SigningKey key, Organisation issuer, String keyId) {
        if (!ALGORITHMS.contains(key.algorithm())) {
            throw new ConfigurationInvalid("EBSI knows seals by " + ALGORITHMS + ", not by " + key.algorithm()
                    + ": configure a P-256 key for keys.jwt in hub.yaml.");
        }
        int fragment = keyId.indexOf('#');
        if (fragment < 0) {
            throw new ConfigurationInvalid(
                    "The key of an EBSI issuer is named by its DID, '#' and its name there, not '" + keyId + "'.");
        }
        this.key = key;
        this.issuer = issuer;
        this.did = keyId.substring(0, fragment);
        this.jws = new CompactJws(key, "JWT", keyId, false);
    }

    @Override
    public Organisation issuer() {
        return issuer;
    }

    @Override
    public Instant validUntil() {
        return jws.validUntil();
    }

    /** @param at not in the seal: an attestation says itself when it was issued */
    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        JsonNode attestation = read(credential);
        ObjectNode claims = CompactJws.JSON
                .createObjectNode()
                .put("jti", text(credential, attestation, "/id"))
                .put("sub", text(credential, attestation, "/credentialSubject/id"))
                .put("iss", text(credential, attestation, "/issuer"))
                .put("nbf", seconds(credential, attestation, "/validFrom"))
                .put("iat", seconds(credential, attestation, "/issued"));
        if (attestation.has("expirationDate")) {
            claims.put("exp", seconds(credential, attestation, "/expirationDate"));
        }
        if (!did.equals(claims.path("iss").asString())) {
            throw invalid(credential, "its issuer is not the one of the sealing key, " + did, null);
        }
        claims.set("vc", attestation);
        return new DataToSeal(credential, jws.toSign(CompactJws.JSON.writeValueAsBytes(claims)), at);
    }

    @Override
    public byte[] sign(DataToSeal data) {
        return key.sign(data.toSign());
    }

    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        Credential credential = data.credential();
        return new Credential(
                credential.id(),
                credential.format(),
                MEDIA_TYPE,
                CompactJws.finish(data.toSign(), signature).getBytes(StandardCharsets.US_ASCII));
    }

    private static JsonNode read(Credential credential) {
        try {
            return CompactJws.JSON.readTree(credential.content());
        } catch (JacksonException e) {
            throw invalid(credential, "it is not JSON", e);
        }
    }

    private static String text(Credential credential, JsonNode attestation, String pointer) {
        String text = attestation.at(pointer).asString("");
        if (text.isEmpty()) {
            throw invalid(credential, "it has no " + pointer, null);
        }
        return text;
    }

    private static long seconds(Credential credential, JsonNode attestation, String pointer) {
        try {
            return Instant.parse(text(credential, attestation, pointer)).getEpochSecond();
        } catch (DateTimeException e) {
            throw invalid(credential, pointer + " is no moment", e);
        }
    }

    private static CredentialInvalid invalid(Credential credential, String why, @Nullable Throwable cause) {
        return new CredentialInvalid(
                "Credential " + credential.id() + " (" + credential.format() + ") cannot be sealed: " + why + ".",
                cause);
    }
}
