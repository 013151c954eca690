package eu.passerelle.seal.integrity;

import com.apicatalog.multibase.Multibase;
import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a Data Integrity proof ({@code eddsa-rdfc-2022}, one Ed25519 signature) into a JSON-LD credential. The
 * credential's bytes stay as they are; the proof is added before their last brace.
 */
public final class DataIntegritySealer implements CredentialSealer {

    private static final String ALGORITHM = "EdDSA";
    private static final int SIGNATURE = 64;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final SigningKey key;
    private final Organisation issuer;
    private final String verificationMethod;

    /**
     * @param issuer that the credentials name; a proof itself names only a key
     * @param verificationMethod where verifiers find the public key: a DID URL whose DID is the {@code issuer.id} of the
     *     credentials, for example {@code did:web:hub.example:public:issuers:tampere#key-1}
     * @throws ConfigurationInvalid where the key does not sign with Ed25519
     */
    public DataIntegritySealer(SigningKey key, Organisation issuer, String verificationMethod) {
        if (!key.algorithm().equals(ALGORITHM)) {
            throw new ConfigurationInvalid("The key for Data Integrity proofs signs with " + key.algorithm()
                    + "; eddsa-rdfc-2022 needs an Ed25519 key. Name one under keys: proof: in hub.yaml.");
        }
        if (verificationMethod.indexOf('#') < 0) {
            throw new IllegalArgumentException(verificationMethod + " names no key: '#' is missing");
        }
        this.key = key;
        this.issuer = issuer;
        this.verificationMethod = verificationMethod;
    }

    @Override
    public Organisation issuer() {
        return issuer;
    }

    /** A key without a certificate is valid until it is taken out of the configuration. */
    @Override
    public Instant validUntil() {
        List<X509Certificate> chain = key.chain();
        return chain.isEmpty() ? Instant.MAX : chain.getFirst().getNotAfter().toInstant();
    }

    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        try {
            JsonNode document = JSON.readTree(credential.content());
            requireIssuer(credential, document);
            List<String> contexts = Contexts.addresses(document.path("@context"));
            JsonNode options = IntegrityProof.asDocument(IntegrityProof.options(verificationMethod, at), contexts);
            byte[] toSign = IntegrityProof.toSign(
                    CanonicalForm.of(Statements.of(options)), CanonicalForm.of(Statements.of(document)));
            return new DataToSeal(credential, toSign, at);
        } catch (JacksonException e) {
            throw invalid(credential, "it is no JSON (" + e.getOriginalMessage() + ").", e);
        } catch (NotUnderstood e) {
            throw invalid(credential, e.getMessage(), e);
        }
    }

    /** A verifier finds the key by the issuer's DID: under another issuer the proof would be worth nothing. */
    private void requireIssuer(Credential credential, JsonNode document) {
        JsonNode named = document.path("issuer");
        String id = named.isString() ? named.asString() : named.path("id").asString("");
        if (document.has("proof") || !verificationMethod.startsWith(id + "#")) {
            throw invalid(
                    credential,
                    document.has("proof")
                            ? "it has a proof already."
                            : "its issuer is '" + id + "', the key belongs to '"
                                    + verificationMethod.substring(0, verificationMethod.indexOf('#')) + "'.",
                    null);
        }
    }

    @Override
    public byte[] sign(DataToSeal data) {
        return key.sign(data.toSign());
    }

    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        Credential credential = data.credential();
        if (signature.length != SIGNATURE) {
            throw invalid(
                    credential,
                    "a signature of " + signature.length + " bytes came back, Ed25519 has " + SIGNATURE + ".",
                    null);
        }
        ObjectNode proof = IntegrityProof.options(verificationMethod, data.at())
                .put("proofValue", Multibase.BASE_58_BTC.encode(signature));
        byte[] addition = (",\"proof\":" + JSON.writeValueAsString(proof) + "}").getBytes(StandardCharsets.UTF_8);
        byte[] content = credential.content();
        int end = content.length - 1;
        while (content[end] != '}') {
            end--;
        }
        byte[] sealed = Arrays.copyOf(content, end + addition.length);
        System.arraycopy(addition, 0, sealed, end, addition.length);
        return new Credential(credential.id(), credential.format(), credential.mediaType(), sealed);
    }

    private static CredentialInvalid invalid(
            Credential credential, String reason, @org.jspecify.annotations.Nullable Throwable cause) {
        return new CredentialInvalid(
                "Credential " + credential.id() + " (" + credential.format() + ") cannot be sealed: " + reason, cause);
    }
}
