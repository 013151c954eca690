package eu.passerelle.seal.jose;

import java.net.URI;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Verifies EBSI attestations of anybody as far as it goes without EBSI's registries: form, signature, and that the JWT
 * and the W3C credential in it say the same. Keys are asked of {@link IssuerKeys}. Thread-safe.
 */
public final class EbsiVerifier {

    private static final int LARGEST = 2_000_000;
    private static final long LEEWAY_SECONDS = 60;
    private static final String ATTESTATION = "attestation";
    private static final String CONTEXT = "https://www.w3.org/2018/credentials/v1";
    private static final Set<String> ALGORITHMS = Set.of("ES256", "EdDSA", "Ed25519");

    private final IssuerKeys keys;

    /** @param keys by {@code kid}: of a {@code did:key} the DID is the key; of a {@code did:ebsi} its document has it */
    public EbsiVerifier(IssuerKeys keys) {
        this.keys = keys;
    }

    /** @param jwt compact */
    public AttestationVerdict verify(String jwt, Instant at) {
        try {
            return verified(jwt.strip(), at);
        } catch (NotAccepted e) {
            return AttestationVerdict.refused(e.finding());
        }
    }

    private AttestationVerdict verified(String jwt, Instant at) throws NotAccepted {
        if (jwt.length() > LARGEST) {
            throw new NotAccepted("form", "The attestation is too large.");
        }
        JwsParts jws = JwsParts.read(jwt, ATTESTATION);
        String issuer = jws.payload().path("iss").asString("");
        String keyId = requireHeader(jws, issuer);
        PublicKey key = keys.find(new IssuerKeys.Asked(issuer, keyId, List.of(), at))
                .orElseThrow(() -> new NotAccepted("key", "The issuer's DID does not name the key that sealed it."));
        jws.requireSignedBy(key, ATTESTATION);
        JsonNode attestation = jws.payload().path("vc");
        if (!attestation.isObject()) {
            throw new NotAccepted("form", "The JWT has no W3C credential in it (vc).");
        }
        List<Finding> findings = new ArrayList<>();
        checkSame(jws.payload(), attestation, findings);
        checkTypes(attestation, findings);
        RegisteredClaims.checkTimes(jws.payload(), at.getEpochSecond(), LEEWAY_SECONDS, findings);
        return new AttestationVerdict(
                findings,
                CompactJws.JSON.convertValue(attestation, new TypeReference<Map<String, Object>>() {}),
                accreditation(attestation, issuer, findings));
    }

    private static String requireHeader(JwsParts jws, String issuer) throws NotAccepted {
        if (!jws.header().path("typ").asString("").equals("JWT")) {
            throw new NotAccepted("type", "The header's 'typ' is not JWT.");
        }
        if (!ALGORITHMS.contains(jws.algorithm())) {
            throw new NotAccepted("algorithm", "The attestation is signed by an algorithm that is not known here.");
        }
        jws.requireNothingCritical(ATTESTATION);
        String keyId = jws.header().path("kid").asString("");
        boolean did = issuer.startsWith("did:ebsi:z") || issuer.startsWith("did:key:z");
        if (!did || !keyId.startsWith(issuer + "#") || keyId.length() == issuer.length() + 1) {
            throw new NotAccepted("key", "The header does not name a key of the issuer's DID.");
        }
        return keyId;
    }

    /** The JWT's claims against the credential's members, as EBSI demands them. */
    private static void checkSame(JsonNode jwt, JsonNode attestation, List<Finding> findings) {
        JsonNode issuer = attestation.path("issuer");
        same(jwt, "iss", issuer.isObject() ? issuer.path("id") : issuer, findings);
        same(jwt, "sub", attestation.path("credentialSubject").path("id"), findings);
        same(jwt, "jti", attestation.path("id"), findings);
        sameMoment(jwt, "iat", attestation.path("issued"), true, findings);
        sameMoment(jwt, "nbf", attestation.path("validFrom"), true, findings);
        sameMoment(jwt, "exp", attestation.path("expirationDate"), false, findings);
        if (!attestation.path("validFrom").equals(attestation.path("issuanceDate"))) {
            findings.add(new Finding("issuanceDate", "'issuanceDate' is not the same as 'validFrom'."));
        }
        if (!attestation.path("validUntil").isMissingNode() && seconds(attestation.path("validUntil")) == null) {
            findings.add(new Finding("validUntil", "'validUntil' is no moment."));
        }
    }

    private static void same(JsonNode jwt, String claim, JsonNode member, List<Finding> findings) {
        if (!member.isString()
                || member.asString().isBlank()
                || !member.asString().equals(jwt.path(claim).asString(""))) {
            findings.add(new Finding(claim, "The JWT's '" + claim + "' and the credential do not say the same."));
        }
    }

    private static void sameMoment(
            JsonNode jwt, String claim, JsonNode member, boolean mandatory, List<Finding> findings) {
        boolean none = member.isMissingNode() && !jwt.has(claim) && !mandatory;
        JsonNode told = jwt.path(claim);
        boolean same =
                RegisteredClaims.isMoment(told) && Objects.equals(seconds(member), RegisteredClaims.seconds(told));
        if (!none && !same) {
            findings.add(new Finding(claim, "The JWT's '" + claim + "' and the credential do not say the same."));
        }
    }

    private static @Nullable Long seconds(JsonNode moment) {
        try {
            return OffsetDateTime.parse(moment.asString("")).toEpochSecond();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void checkTypes(JsonNode attestation, List<Finding> findings) {
        if (!texts(attestation.path("@context"))
                || !CONTEXT.equals(attestation.path("@context").path(0).asString())) {
            findings.add(new Finding("context", "'@context' does not begin with " + CONTEXT + "."));
        }
        JsonNode types = attestation.path("type");
        boolean attests = false;
        for (JsonNode type : types) {
            attests |= type.asString("").equals("VerifiableAttestation");
        }
        if (!texts(types)
                || !attests
                || !"VerifiableCredential".equals(types.path(0).asString())) {
            findings.add(new Finding("type", "'type' is not VerifiableCredential, VerifiableAttestation and more."));
        }
        if (!attestation.path("credentialSubject").path("id").asString("").matches("did:(key|ebsi):z.+")) {
            findings.add(new Finding("subject", "The holder is not named by a DID that EBSI knows."));
        }
        for (String reference : List.of("credentialSchema", "termsOfUse", "credentialStatus")) {
            JsonNode told = attestation.path(reference);
            boolean missing = told.isMissingNode() && !reference.equals("credentialSchema");
            if (!missing && !references(told)) {
                findings.add(new Finding(reference, "'" + reference + "' lacks an address (id) or a type."));
            }
        }
    }

    private static boolean texts(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            return false;
        }
        for (JsonNode element : list) {
            if (!element.isString() || element.asString().isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** One reference, or a list of such. */
    private static boolean references(JsonNode told) {
        if (told.isArray()) {
            for (JsonNode each : told) {
                if (!references(each)) {
                    return false;
                }
            }
            return !told.isEmpty();
        }
        return told.isObject()
                && told.path("type").isString()
                && !told.path("type").asString().isBlank()
                && told.path("id").asString("").matches("https?://[^\\s/]+.*");
    }

    private static @Nullable URI accreditation(JsonNode attestation, String issuer, List<Finding> findings) {
        JsonNode terms = attestation.path("termsOfUse").isArray()
                ? attestation.path("termsOfUse").path(0)
                : attestation.path("termsOfUse");
        if (!terms.path("type").asString("").equals("IssuanceCertificate")) {
            return null;
        }
        String address = terms.path("id").asString("");
        try {
            if (address.contains("/issuers/" + issuer + "/attributes/")) {
                return URI.create(address);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the finding: an address that is none
        }
        findings.add(new Finding("accreditation", "The accreditation that it names is not the issuer's own."));
        return null;
    }
}
