package eu.passerelle.credentials.ebsi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialValidator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The strict check of an EBSI attestation before it is sealed: our JSON Schema, which is also the one registered in the
 * Trusted Schemas Registry, and what a schema cannot say: DIDs that are keys, dates that agree with each other, and an
 * accreditation that is the issuer's own.
 */
public final class EbsiValidator implements CredentialValidator {

    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 20;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema());

    /** The schema of our attestations, JSON Schema 2020-12, to be registered in the Trusted Schemas Registry. */
    public static String schema() {
        try (InputStream file = EbsiValidator.class.getResourceAsStream("attestation.schema.json")) {
            if (file == null) {
                throw new IllegalStateException("the module's data file attestation.schema.json is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the module's data file attestation.schema.json is not readable", e);
        }
    }

    @Override
    public List<CredentialProblem> validate(byte[] content) {
        JsonNode attestation;
        try {
            attestation = JSON.readTree(content);
        } catch (JacksonException e) {
            return List.of(new CredentialProblem("", "json", "This is not JSON, has a name twice, or is too large."));
        }
        List<CredentialProblem> problems = new ArrayList<>();
        SCHEMA.validate(attestation, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> problems.add(new CredentialProblem(
                        error.getInstanceLocation().toString(),
                        error.getKeyword(),
                        "It breaks the attestation's schema at " + error.getSchemaLocation() + ".")));
        if (problems.isEmpty()) {
            checkDates(attestation, problems);
            checkIdentities(attestation, problems);
        }
        return List.copyOf(problems);
    }

    private static void checkDates(JsonNode attestation, List<CredentialProblem> problems) {
        Instant from = moment(attestation, "validFrom");
        if (!from.equals(moment(attestation, "issuanceDate"))) {
            problems.add(new CredentialProblem("/issuanceDate", "dates", "It must be the same as validFrom."));
        }
        if (moment(attestation, "issued").isAfter(from)) {
            problems.add(new CredentialProblem("/issued", "dates", "It must not be after validFrom."));
        }
        for (String end : List.of("validUntil", "expirationDate")) {
            if (attestation.has(end) && !moment(attestation, end).isAfter(from)) {
                problems.add(new CredentialProblem("/" + end, "dates", "It must be after validFrom."));
            }
        }
        if (!attestation.path("validUntil").equals(attestation.path("expirationDate"))) {
            problems.add(new CredentialProblem("/validUntil", "dates", "It must be the same as expirationDate."));
        }
    }

    private static void checkIdentities(JsonNode attestation, List<CredentialProblem> problems) {
        String issuer = attestation.path("issuer").asString();
        if (!DidEbsi.isValid(issuer) && DidKey.jwk(issuer).isEmpty()) {
            problems.add(new CredentialProblem("/issuer", "did", "It is no DID that a key can be found for."));
        }
        if (DidKey.jwk(attestation.at("/credentialSubject/id").asString()).isEmpty()) {
            problems.add(new CredentialProblem(
                    "/credentialSubject/id", "did", "The holder must be a did:key of a JWK (jwk_jcs-pub)."));
        }
        String accreditation = attestation.at("/termsOfUse/id").asString("");
        if (!accreditation.isEmpty() && !accreditation.contains("/issuers/" + issuer + "/attributes/")) {
            problems.add(new CredentialProblem(
                    "/termsOfUse/id", "accreditation", "It must be an attribute of the issuer itself."));
        }
        JsonNode status = attestation.path("credentialStatus");
        String entry = status.path("statusListCredential").asString("") + "#"
                + status.path("statusListIndex").asString("");
        if (!status.isMissingNode() && !entry.equals(status.path("id").asString(""))) {
            problems.add(new CredentialProblem(
                    "/credentialStatus/id", "status", "It must be the list's address with the index as its fragment."));
        }
    }

    private static Instant moment(JsonNode attestation, String name) {
        return Instant.parse(attestation.path(name).asString());
    }
}
