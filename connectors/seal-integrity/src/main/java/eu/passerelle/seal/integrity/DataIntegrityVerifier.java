package eu.passerelle.seal.integrity;

import com.apicatalog.multibase.Multibase;
import eu.passerelle.connectors.failure.HubException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Verifies {@code eddsa-rdfc-2022} proofs, ours and those of others, as far as we know the contexts. Two readers, titanium
 * and our own, must agree on what a document means. It says nothing of dates of validity, status, or trust in the issuer.
 * Thread-safe.
 */
public final class DataIntegrityVerifier {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST_VALUE = 120;

    private final VerificationKeys keys;
    private final Clock clock;
    private final Scope scopes = Scope.root();

    /** @param clock against which proofs that expire are judged */
    public DataIntegrityVerifier(VerificationKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Never throws on bad input. Of several proofs one that verifies is enough. */
    public IntegrityVerdict verify(byte[] content) {
        try {
            JsonNode document = JSON.readTree(content);
            if (!(document instanceof ObjectNode credential) || !credential.has("proof")) {
                return nothing("There is no proof in the document.");
            }
            JsonNode proof = credential.remove("proof");
            List<JsonNode> proofs = proof.isArray() ? List.copyOf(proof.values()) : List.of(proof);
            List<IntegrityVerdict> verdicts =
                    proofs.stream().map(each -> verdict(credential, each)).toList();
            return verdicts.stream()
                    .filter(IntegrityVerdict::intact)
                    .findFirst()
                    .or(() -> verdicts.stream().findFirst())
                    .orElseGet(() -> nothing("There is no proof in the document."));
        } catch (JacksonException e) {
            return nothing("The document cannot be read as JSON.");
        }
    }

    private static IntegrityVerdict nothing(String problem) {
        return new IntegrityVerdict(false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(problem));
    }

    private IntegrityVerdict verdict(ObjectNode credential, JsonNode proof) {
        String issuer = issuer(credential);
        String method = proof.path("verificationMethod").asString("");
        String problem;
        try {
            problem = problem(credential, proof, issuer, method);
        } catch (NotUnderstood e) {
            problem = e.reason();
        } catch (HubException e) {
            problem = "The issuer's key cannot be fetched: " + e.getMessage();
        }
        return new IntegrityVerdict(
                problem.isEmpty(),
                present(issuer),
                present(method),
                present(proof.path("created").asString("")),
                problem.isEmpty() ? List.of() : List.of(problem));
    }

    private static String issuer(JsonNode credential) {
        JsonNode issuer = credential.path("issuer");
        return issuer.isString() ? issuer.asString() : issuer.path("id").asString("");
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    /** Empty where the proof holds. */
    private String problem(ObjectNode credential, JsonNode proof, String issuer, String method) {
        String form = form(credential, proof);
        if (!form.isEmpty()) {
            return form;
        }
        if (issuer.isEmpty() || !method.startsWith(issuer + "#")) {
            return "The key that signed is not one of the issuer's: it belongs to another name.";
        }
        Optional<PublicKey> key = keys.find(method);
        if (key.isEmpty()) {
            return "The issuer publishes no Ed25519 key for assertions under the name that the proof gives.";
        }
        List<String> contexts = Contexts.addresses(credential.path("@context"));
        ObjectNode options = IntegrityProof.asDocument(proof, contexts);
        options.remove("proofValue");
        byte[] signed = IntegrityProof.toSign(meaning(options), meaning(credential));
        return holds(key.get(), signed, proof.path("proofValue").asString(""))
                ? ""
                : "The signature does not fit: the document was changed after it was signed, or another key signed it.";
    }

    private String form(ObjectNode credential, JsonNode proof) {
        String suite = proof.path("cryptosuite").asString(proof.path("type").asString(""));
        if (!proof.path("type").asString("").equals(IntegrityProof.TYPE) || !suite.equals(IntegrityProof.SUITE)) {
            return "The proof is " + NotUnderstood.quoted(suite) + "; only " + IntegrityProof.SUITE
                    + " is verified here.";
        }
        if (!proof.path("proofPurpose").asString("").equals(IntegrityProof.PURPOSE)) {
            return "The proof was not made to assert the document.";
        }
        if (proof.has("previousProof")) {
            return "The proof depends on another proof; chains of proofs are not verified here.";
        }
        if (proof.has("@context") && !proof.get("@context").equals(credential.path("@context"))) {
            return "The proof has contexts of its own.";
        }
        try {
            if (proof.has("expires")
                    && !OffsetDateTime.parse(proof.get("expires").asString(""))
                            .toInstant()
                            .isAfter(clock.instant())) {
                return "The proof has expired.";
            }
        } catch (DateTimeException e) {
            return "The proof expires at a time that cannot be read.";
        }
        return "";
    }

    private String meaning(JsonNode document) {
        String ours = CanonicalForm.of(Statements.of(document, scopes));
        if (!ours.equals(LibraryReading.canonical(JSON.writeValueAsString(document)))) {
            throw new NotUnderstood("Two readers do not agree on what the document means.");
        }
        return ours;
    }

    private static boolean holds(PublicKey key, byte[] signed, String value) {
        if (!value.startsWith("z") || value.length() > LONGEST_VALUE) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed);
            return signature.verify(Multibase.BASE_58_BTC.decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
