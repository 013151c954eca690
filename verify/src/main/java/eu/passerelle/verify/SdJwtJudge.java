package eu.passerelle.verify;

import eu.passerelle.seal.jose.Finding;
import eu.passerelle.seal.jose.SdJwtVerdict;
import eu.passerelle.seal.jose.SdJwtVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Judges SD-JWT VC. */
final class SdJwtJudge implements Judge {

    private static final Set<String> DATES = Set.of("expired", "early", "iat", "nbf", "exp");
    private static final Set<String> HOLDER = Set.of("holder", "cnf");
    private static final Set<String> STATUS = Set.of("status");

    private final Policy policy;

    SdJwtJudge(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void judge(Detection document, Findings out) {
        KeySearch keys = new KeySearch(policy.documents(), policy.ebsi());
        Instant now = policy.clock().instant();
        String text = document.text();
        SdJwtVerdict verdict = new SdJwtVerifier(keys)
                .verify(text.indexOf('~') < 0 ? text + "~" : text, SdJwtVerifier.Expected.ANYTHING, now);
        if (verdict.claims().isEmpty()) {
            JoseSeals.refused(verdict.findings(), keys, out);
            return;
        }
        JsonNode claims = Json.MAPPER.valueToTree(verdict.claims());
        String issuer = Json.text(claims, "iss").orElse("");
        out.ok(Check.SEAL, "signed");
        if (keys.source() == KeySearch.Source.CERTIFICATE) {
            CertificateCheck.times(verdict.chain().getFirst(), moment(claims, "iat"), false, now, out);
        }
        new SealTrust(policy).check(issuer, keys.source(), verdict.chain(), out);
        List<Finding> others = verdict.findings().stream()
                .filter(finding -> !DATES.contains(finding.rule())
                        && !HOLDER.contains(finding.rule())
                        && !STATUS.contains(finding.rule()))
                .toList();
        if (others.isEmpty()) {
            out.ok(Check.CONTENT, "rules");
        } else {
            out.failed(Check.CONTENT, "broken", told(others));
        }
        dates(claims, verdict, out);
        status(verdict, issuer, keys, out);
        holder(verdict, out);
        Annex.check(claims, "sdjwt", out);
        out.say(facts(claims));
    }

    private static void dates(JsonNode claims, SdJwtVerdict verdict, Findings out) {
        List<Finding> wrong = of(verdict, DATES);
        Instant until = moment(claims, "exp");
        if (wrong.stream().anyMatch(finding -> finding.rule().equals("expired")) && until != null) {
            out.failed(Check.DATES, "ended", List.of(), CertificateCheck.day(until));
        } else if (!wrong.isEmpty()) {
            out.failed(Check.DATES, "unreadable", told(wrong));
        } else if (until != null) {
            out.ok(Check.DATES, "until", CertificateCheck.day(until));
        } else {
            out.ok(Check.DATES, "ever");
        }
    }

    private void status(SdJwtVerdict verdict, String issuer, KeySearch keys, Findings out) {
        List<Finding> wrong = of(verdict, STATUS);
        if (!wrong.isEmpty()) {
            out.open(Check.STATUS, "unknown", told(wrong));
        } else if (verdict.status() == null) {
            out.note(Check.STATUS, "none", List.of());
        } else {
            new StatusLists(keys, policy.clock()).checkToken(verdict.status(), issuer, out);
        }
    }

    private static void holder(SdJwtVerdict verdict, Findings out) {
        List<Finding> wrong = of(verdict, HOLDER);
        if (!wrong.isEmpty()) {
            out.failed(Check.HOLDER, "wrong", told(wrong));
        } else if (verdict.holderProven()) {
            out.ok(Check.HOLDER, "proven");
        } else if (verdict.holderKey() != null) {
            out.note(Check.HOLDER, "unproven", List.of());
        } else {
            out.note(Check.HOLDER, "named", List.of());
        }
    }

    private static List<Finding> of(SdJwtVerdict verdict, Set<String> rules) {
        return verdict.findings().stream()
                .filter(finding -> rules.contains(finding.rule()))
                .toList();
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream().map(Finding::message).toList();
    }

    static @Nullable Instant moment(JsonNode claims, String name) {
        JsonNode seconds = claims.path(name);
        return seconds.isNumber() && seconds.canConvertToLong() && Math.abs(seconds.asLong(0)) < 100_000_000_000L
                ? Instant.ofEpochSecond(seconds.asLong(0))
                : null;
    }

    private static Facts facts(JsonNode claims) {
        String name = (Json.text(claims, "given_name", "credentialSubject.givenName")
                                .orElse("") + " "
                        + Json.text(claims, "family_name", "credentialSubject.familyName")
                                .orElse(""))
                .strip();
        Instant until = moment(claims, "exp");
        return new Facts(
                Json.text(
                                claims,
                                "achievement_title",
                                "credentialSubject.achievement.name",
                                "credentialSubject.hasClaim.title",
                                "elm.credentialSubject.hasClaim.title")
                        .orElse(null),
                name.isEmpty() ? null : name,
                Json.text(claims, "issuing_authority", "issuer.name", "issuer.legalName", "iss")
                        .orElse(null),
                Json.text(claims, "date_of_issuance", "validFrom", "issued").orElse(null),
                until == null ? null : until.toString());
    }
}
