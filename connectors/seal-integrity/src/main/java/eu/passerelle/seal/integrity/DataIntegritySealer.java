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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
    private final String issuers;
    private final String fragment;
    private final Scope scopes = Scope.root();
    /** By key and contexts: a few for each university. */
    private final Map<String, String> optionsOfEpoch = new ConcurrentHashMap<>();

    private DataIntegritySealer(SigningKey key, Organisation issuer, String issuers) {
        if (!key.algorithm().equals(ALGORITHM)) {
            throw new ConfigurationInvalid("The key for Data Integrity proofs signs with " + key.algorithm()
                    + "; eddsa-rdfc-2022 needs an Ed25519 key. Name one under keys: proof: in hub.yaml.");
        }
        this.key = key;
        this.issuer = issuer;
        this.issuers = issuers;
        this.fragment = "#" + Multikey.of(key.publicKey());
    }

    /**
     * For issuers whose DID documents name the key by its own Multikey: {@code <issuer.id>#z6Mk...}. A new key has a new
     * name, so that old proofs go on being verified by the old one as long as the document lists both.
     *
     * @param issuer that the credentials name; a proof itself names only a key
     * @param issuers what the {@code issuer.id} of every credential begins with, for example
     *     {@code did:web:hub.example:public:issuers:}
     * @throws ConfigurationInvalid where the key does not sign with Ed25519
     */
    public static DataIntegritySealer forIssuers(SigningKey key, Organisation issuer, String issuers) {
        return new DataIntegritySealer(key, issuer, issuers);
    }

    /** For the issuer that is the key: {@code did:key}, which needs no document, and ends with the key. */
    public static DataIntegritySealer forKey(SigningKey key, Organisation issuer) {
        return new DataIntegritySealer(key, issuer, Multikey.did(key.publicKey()));
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

    /** The credential of the answer is unfinished: its bytes end where step 3 puts the signature. */
    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        try {
            JsonNode document = JSON.readTree(credential.content());
            String verificationMethod = verificationMethod(credential, document);
            List<String> contexts = Contexts.addresses(document.path("@context"));
            byte[] toSign = IntegrityProof.toSign(
                    canonicalOptions(verificationMethod, contexts, at),
                    CanonicalForm.of(Statements.of(document, scopes)));
            return new DataToSeal(
                    new Credential(
                            credential.id(),
                            credential.format(),
                            credential.mediaType(),
                            unfinished(credential.content(), IntegrityProof.options(verificationMethod, at))),
                    toSign,
                    at);
        } catch (JacksonException e) {
            throw invalid(credential, "it is no JSON (" + e.getOriginalMessage() + ").", e);
        } catch (NotUnderstood e) {
            throw invalid(credential, e.reason(), e);
        }
    }

    /** They differ in their time only, which is the end of one line and moves none. */
    private String canonicalOptions(String verificationMethod, List<String> contexts, Instant at) {
        String ofEpoch = optionsOfEpoch.computeIfAbsent(
                verificationMethod + " " + contexts,
                key -> CanonicalForm.of(Statements.of(
                        IntegrityProof.asDocument(IntegrityProof.options(verificationMethod, Instant.EPOCH), contexts),
                        scopes)));
        return ofEpoch.replace(IntegrityProof.written(Instant.EPOCH), IntegrityProof.written(at));
    }

    /** A verifier finds the key by the issuer's DID: under another issuer the proof would be worth nothing. */
    private String verificationMethod(Credential credential, JsonNode document) {
        if (document.has("proof")) {
            throw invalid(credential, "it has a proof already.", null);
        }
        JsonNode named = document.path("issuer");
        String id = named.isString() ? named.asString() : named.path("id").asString("");
        if (!id.startsWith(issuers) || id.indexOf('#') >= 0) {
            throw invalid(credential, "its issuer '" + id + "' is none of '" + issuers + "'.", null);
        }
        return id + fragment;
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
        byte[] addition = (Multibase.BASE_58_BTC.encode(signature) + "\"}}").getBytes(StandardCharsets.US_ASCII);
        byte[] content = credential.content();
        byte[] sealed = Arrays.copyOf(content, content.length + addition.length);
        System.arraycopy(addition, 0, sealed, content.length, addition.length);
        return new Credential(credential.id(), credential.format(), credential.mediaType(), sealed);
    }

    /** The document up to where the signature goes. */
    private static byte[] unfinished(byte[] content, ObjectNode proof) {
        String written = JSON.writeValueAsString(proof);
        byte[] addition = (",\"proof\":" + written.substring(0, written.length() - 1) + ",\"proofValue\":\"")
                .getBytes(StandardCharsets.UTF_8);
        int end = content.length - 1;
        while (content[end] != '}') {
            end--;
        }
        byte[] unfinished = Arrays.copyOf(content, end + addition.length);
        System.arraycopy(addition, 0, unfinished, end, addition.length);
        return unfinished;
    }

    private static CredentialInvalid invalid(Credential credential, String reason, @Nullable Throwable cause) {
        return new CredentialInvalid(
                "Credential " + credential.id() + " (" + credential.format() + ") cannot be sealed: " + reason, cause);
    }
}
