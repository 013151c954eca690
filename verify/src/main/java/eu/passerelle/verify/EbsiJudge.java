package eu.passerelle.verify;

import eu.passerelle.seal.jose.AttestationVerdict;
import eu.passerelle.seal.jose.EbsiVerifier;
import eu.passerelle.seal.jose.Finding;
import eu.passerelle.verify.Documents.NotFetched;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Judges verifiable attestations of EBSI. */
final class EbsiJudge implements Judge {

    private static final Set<String> DATES = Set.of("expired", "early");

    private final Policy policy;

    EbsiJudge(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void judge(Detection document, Findings out) {
        KeySearch keys = new KeySearch(policy.documents(), policy.ebsi());
        AttestationVerdict verdict =
                new EbsiVerifier(keys).verify(document.text(), policy.clock().instant());
        if (verdict.attestation().isEmpty()) {
            JoseSeals.refused(verdict.findings(), keys, out);
            return;
        }
        JsonNode attestation = Json.MAPPER.valueToTree(verdict.attestation());
        String issuer = Json.text(attestation, "issuer.id")
                .or(() -> Json.text(attestation, "issuer"))
                .orElse("");
        out.ok(Check.SEAL, "signed");
        new SealTrust(policy).check(issuer, keys.source(), List.of(), out);
        accreditation(verdict, keys, out);
        List<String> wrong = verdict.findings().stream()
                .filter(finding -> !DATES.contains(finding.rule()))
                .map(Finding::message)
                .toList();
        if (wrong.isEmpty()) {
            out.ok(Check.CONTENT, "rules");
        } else {
            out.failed(Check.CONTENT, "broken", wrong);
        }
        String until = Json.text(attestation, "expirationDate", "validUntil").orElse(null);
        ValidityDates.check(
                Json.text(attestation, "validFrom").orElse(null),
                until,
                policy.clock().instant(),
                out);
        new StatusLists(keys, policy.clock()).checkBitstring(attestation.path("credentialStatus"), issuer, out);
        out.note(Check.HOLDER, "unproven", List.of());
        Annex.check(attestation, "ebsi", out);
        out.say(facts(attestation, issuer, until));
    }

    private static void accreditation(AttestationVerdict verdict, KeySearch keys, Findings out) {
        if (verdict.accreditation() == null) {
            out.note(Check.ACCREDITATION, "unknown", List.of());
            return;
        }
        try {
            keys.fetch(verdict.accreditation());
            out.ok(Check.ACCREDITATION, "registered", verdict.accreditation().getHost());
        } catch (NotFetched e) {
            out.open(Check.ACCREDITATION, "unasked", List.of(e.why()));
        }
    }

    private static Facts facts(JsonNode attestation, String issuer, @org.jspecify.annotations.Nullable String until) {
        JsonNode subject = attestation.path("credentialSubject");
        String name = (Json.text(subject, "givenName").orElse("") + " "
                        + Json.text(subject, "familyName").orElse(""))
                .strip();
        return new Facts(
                Json.text(subject, "achievement.title", "title").orElse(null),
                name.isEmpty() ? Json.text(subject, "id").orElse(null) : name,
                Json.text(subject, "achievement.awardingBody.name").orElse(issuer),
                Json.text(attestation, "issued").orElse(null),
                until);
    }
}
