package eu.passerelle.credentials.ebsi;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.claims.Statement;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an achievement as an EBSI Verifiable Attestation: W3C VCDM 1.1, schema 2024-01 of EBSI with our own subject
 * ({@code attestation.schema.json}), not yet sealed. What the achievement lacks is absent.
 */
public final class EbsiRenderer implements CredentialRenderer {

    public static final String FORMAT = "ebsi";
    /** Before the seal. */
    public static final String MEDIA_TYPE = "application/vc+ld+json";

    static final String CONTEXT = "https://www.w3.org/2018/credentials/v1";

    private static final JsonMapper JSON = new JsonMapper();

    private final Function<University, EbsiIssuer> issuers;

    public EbsiRenderer(Function<University, EbsiIssuer> issuers) {
        this.issuers = issuers;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    /** @param binding with the holder's key, without which no attestation is valid */
    @Override
    public Credential render(Achievement achievement, Binding binding) {
        EbsiIssuer issuer = issuers.apply(achievement.university());
        ObjectNode json = JSON.createObjectNode();
        json.putArray("@context").add(CONTEXT);
        json.put("id", "urn:uuid:" + achievement.credentialId());
        ArrayNode types = json.putArray("type").add("VerifiableCredential").add("VerifiableAttestation");
        issuer.types().forEach(types::add);
        json.put("issuer", issuer.did());
        writeDates(json, achievement);
        ObjectNode subject = json.putObject("credentialSubject");
        if (binding.holder() != null) {
            subject.put("id", DidKey.of(binding.holder().jwk()));
        }
        writeSubject(subject, new Statement(achievement));
        binding.statuses().forEach(place -> writeStatus(json, issuer, place));
        json.putObject("credentialSchema")
                .put("id", issuer.schema().toString())
                .put("type", "FullJsonSchemaValidator2021");
        if (issuer.accreditation() != null) {
            json.putObject("termsOfUse")
                    .put("id", issuer.accreditation().toString())
                    .put("type", "IssuanceCertificate");
        }
        return new Credential(achievement.credentialId(), FORMAT, MEDIA_TYPE, JSON.writeValueAsBytes(json));
    }

    private static void writeDates(ObjectNode json, Achievement achievement) {
        String issued = achievement.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        json.put("issuanceDate", issued).put("issued", issued).put("validFrom", issued);
        if (achievement.validUntil() != null) {
            String until =
                    achievement.validUntil().truncatedTo(ChronoUnit.SECONDS).toString();
            json.put("validUntil", until).put("expirationDate", until);
        }
    }

    private static void writeSubject(ObjectNode subject, Statement statement) {
        put(subject, "familyName", statement.familyName());
        put(subject, "givenName", statement.givenName());
        put(subject, "dateOfBirth", statement.birthDate());
        put(subject, "identifier", statement.studentNumber());
        ObjectNode achieved = subject.putObject("achievement");
        put(achieved, "title", statement.title());
        put(achieved, "description", statement.description());
        put(achieved, "code", statement.code());
        put(achieved, "awardedOn", statement.awardedOn());
        ObjectNode body = achieved.putObject("awardingBody");
        put(body, "name", statement.awardingBody());
        put(body, "country", statement.universityCountry());
        put(body, "homepage", statement.universityHomepage());
        put(achieved, "ects", statement.ects());
        put(achieved, "studyTime", statement.studyTime());
        put(achieved, "grade", statement.grade());
        put(achieved, "gradingScale", statement.gradingScale());
        put(achieved, "eqfLevel", statement.eqfLevel());
        put(achieved, "learningOutcomes", statement.outcomes());
        put(achieved, "languages", statement.languages());
        put(achieved, "participation", statement.participation());
        put(achieved, "assessment", statement.assessment());
        put(achieved, "supervision", statement.supervision());
        put(achieved, "qualityAssurance", statement.qualityAssurance());
        put(achieved, "prerequisites", statement.prerequisites());
        put(achieved, "stackable", statement.stackable());
        put(achieved, "iscedF", statement.iscedF());
        put(achieved, "escoSkills", statement.escoSkills());
    }

    private static void put(ObjectNode owner, String name, Optional<?> value) {
        value.ifPresent(present -> owner.set(
                name,
                present instanceof BigDecimal amount
                        ? JSON.getNodeFactory().numberNode(amount)
                        : JSON.valueToTree(present)));
    }

    /** EBSI's verifiers follow only lists in the Trusted Issuers Registry, so the list is named behind its proxy. */
    private static void writeStatus(ObjectNode json, EbsiIssuer issuer, StatusPlace place) {
        if (issuer.statusProxy() == null || json.has("credentialStatus")) {
            return;
        }
        URI list = URI.create(issuer.statusProxy() + place.list().getPath());
        json.putObject("credentialStatus")
                .put("id", list + "#" + place.index())
                .put("type", "StatusList2021Entry")
                .put("statusPurpose", place.purpose())
                .put("statusListIndex", String.valueOf(place.index()))
                .put("statusListCredential", list.toString());
    }
}
