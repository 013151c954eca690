package eu.passerelle.verify;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.seal.dss.SealVerdict;
import eu.passerelle.seal.dss.SealVerifier;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Judges European Digital Credentials, sealed or not. */
final class EdcJudge implements Judge {

    /**
     * Rules of this hub that the format does not have: certificates of others are shown as JPEG too, and the published
     * context makes every reader drop {@code dateModified}.
     */
    private static final Set<String> OURS = Set.of("image", "unusable-term");

    private static final String ISSUER_ID = "issuer.eIDASIdentifier.notation";
    private static final String BODY_ID = "credentialSubject.hasClaim.awardedBy.awardingBody.eIDASIdentifier.notation";

    private final Policy policy;
    private final SealVerifier seals;
    private final List<EdcValidator> versions = Stream.of("edc-1.1.0", "edc-1.2.0")
            .map(name -> EdcValidator.of(ProfilePack.load(name)))
            .toList();

    EdcJudge(Policy policy) {
        this.policy = policy;
        this.seals = new SealVerifier(policy.trust().anchors());
    }

    private SealVerdict verdict(byte[] document) {
        try {
            return seals.verifyPatiently(document);
        } catch (SealVerifier.Busy e) {
            throw new VerificationBusy(e);
        }
    }

    @Override
    public void judge(Detection document, Findings out) {
        JsonNode outer = Json.read(document.content()).orElseThrow();
        if (document.kind() == Kind.EDC_UNSEALED) {
            out.open(Check.SEAL, "none", List.of());
            JsonNode credential = outer.path("credential").isObject() ? outer.get("credential") : outer;
            content(credential, credential.toString().getBytes(StandardCharsets.UTF_8), out);
            return;
        }
        SealVerdict seal = verdict(document.content());
        if (!seal.intact()) {
            out.failed(Check.SEAL, "broken", seal.problems());
            return;
        }
        out.ok(
                Check.SEAL,
                "intact",
                seal.level(),
                seal.sealedAt().map(CertificateCheck::day).orElse("?"));
        certificate(outer, seal, out);
        byte[] payload = payload(outer);
        Optional<JsonNode> credential = Json.read(payload);
        if (credential.isEmpty()) {
            out.failed(Check.CONTENT, "broken", List.of("What is sealed is no JSON."));
            return;
        }
        issuer(credential.get(), seal, out);
        content(credential.get(), payload, out);
    }

    private void certificate(JsonNode outer, SealVerdict seal, Findings out) {
        boolean stamped = seal.stampedAt().isPresent();
        signer(outer)
                .ifPresentOrElse(
                        certificate -> CertificateCheck.times(
                                certificate,
                                seal.sealedAt().orElse(null),
                                stamped,
                                policy.clock().instant(),
                                out),
                        () -> out.open(Check.CERTIFICATE, "absent", List.of()));
        if (seal.problems().stream().anyMatch(problem -> problem.contains("revoked"))) {
            out.failed(Check.REVOCATION, "revoked", seal.problems());
        } else {
            out.note(Check.REVOCATION, "none", List.of());
        }
        String organisation = seal.organisation().orElse("?");
        if (seal.trusted()) {
            out.ok(Check.TRUST, "anchor", organisation);
        } else if (policy.trust().nobody()) {
            out.open(Check.TRUST, "nobody", List.of(), organisation);
        } else {
            out.open(Check.TRUST, "other", List.of(), organisation);
        }
    }

    /** The certificate that the header means; DSS has checked that it is the one that sealed. */
    private static Optional<X509Certificate> signer(JsonNode outer) {
        JsonNode seal = outer.has("signatures") ? outer.path("signatures").path(0) : outer;
        try {
            JsonNode header = Json.MAPPER.readTree(
                    Base64.getUrlDecoder().decode(seal.path("protected").asString("")));
            String digest = header.path("x5t#S256").asString("");
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            for (JsonNode each : header.path("x5c")) {
                byte[] der = Base64.getDecoder().decode(each.asString(""));
                String own = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(der));
                if (digest.isEmpty() || own.equals(digest)) {
                    return Optional.of((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der)));
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            // then nothing is told of it
        }
        return Optional.empty();
    }

    private static byte[] payload(JsonNode outer) {
        String payload = outer.path("payload").asString("");
        if (payload.stripLeading().startsWith("{")) {
            return payload.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getUrlDecoder().decode(payload);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private void issuer(JsonNode credential, SealVerdict seal, Findings out) {
        String named = Json.text(credential, "issuer.legalName").orElse("?");
        Optional<String> id = Json.text(credential, ISSUER_ID);
        if (id.isPresent() && id.equals(seal.organisationIdentifier())) {
            out.ok(Check.ISSUER, "certified", named, id.get());
        } else {
            out.failed(
                    Check.ISSUER,
                    "another",
                    List.of(),
                    named,
                    seal.organisation().orElse("?"));
        }
        Set<String> bodies =
                Json.at(credential, BODY_ID).map(node -> node.asString("")).collect(Collectors.toSet());
        id.ifPresent(bodies::add);
        LocalDate day = seal.sealedAt()
                .orElse(policy.clock().instant())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        policy.accreditations()
                .of(bodies, day)
                .ifPresentOrElse(
                        entry -> out.ok(Check.ACCREDITATION, "known", entry),
                        () -> out.note(Check.ACCREDITATION, "unknown", List.of()));
    }

    private void content(JsonNode credential, byte[] bytes, Findings out) {
        List<CredentialProblem> problems = problems(bytes);
        List<String> details = problems.stream().map(EdcJudge::told).toList();
        if (problems.isEmpty()) {
            out.ok(Check.CONTENT, "rules");
        } else if (problems.stream().allMatch(problem -> OURS.contains(problem.rule()))) {
            out.note(Check.CONTENT, "ours", details);
        } else {
            out.failed(Check.CONTENT, "broken", details);
        }
        out.note(Check.STATUS, "edc", List.of());
        String until = Json.text(credential, "validUntil", "expirationDate").orElse(null);
        ValidityDates.check(
                Json.text(credential, "validFrom", "issuanceDate").orElse(null),
                until,
                policy.clock().instant(),
                out);
        out.note(Check.HOLDER, "named", List.of());
        Annex.check(credential, "edc", out);
        out.say(new Facts(
                Json.text(credential, "credentialSubject.hasClaim.title", "displayParameter.title")
                        .orElse(null),
                name(credential.path("credentialSubject")),
                Json.text(credential, "issuer.legalName").orElse(null),
                Json.text(credential, "issued", "issuanceDate").orElse(null),
                until));
    }

    /** By the version of the profile that has least against it. */
    private List<CredentialProblem> problems(byte[] bytes) {
        return versions.stream()
                .map(version -> version.validate(bytes))
                .min(Comparator.comparingLong(problems -> problems.stream()
                        .filter(problem -> !OURS.contains(problem.rule()))
                        .count()))
                .orElseThrow();
    }

    private static String name(JsonNode subject) {
        return Json.text(subject, "fullName")
                .orElseGet(() -> (Json.text(subject, "givenName").orElse("") + " "
                                + Json.text(subject, "familyName").orElse(""))
                        .strip());
    }

    static String told(CredentialProblem problem) {
        return problem.path() + ": " + problem.message() + " (" + problem.rule() + ")";
    }
}
