package eu.passerelle.verify;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.credentials.clr.ClrValidator;
import eu.passerelle.credentials.openbadge.OpenBadgeValidator;
import eu.passerelle.seal.integrity.DataIntegrityVerifier;
import eu.passerelle.seal.integrity.IntegrityVerdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Judges Open Badges and learner records, with a Data Integrity proof or as JWT. */
final class BadgeJudge implements Judge {

    /** What this hub does not write, though the formats allow it. */
    private static final Set<String> OURS = Set.of("unknown-term", "context-order");

    private final Policy policy;
    private final CredentialValidator badges = new OpenBadgeValidator();
    private final CredentialValidator records = new ClrValidator();

    BadgeJudge(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void judge(Detection document, Findings out) {
        KeySearch keys = new KeySearch(policy.documents(), policy.ebsi());
        if (document.kind() == Kind.OPEN_BADGE_JWT) {
            new BadgeJwt(policy, keys)
                    .credential(document.text(), out)
                    .ifPresent(badge -> judge(badge, badge.toString().getBytes(StandardCharsets.UTF_8), keys, out));
            return;
        }
        JsonNode badge = Json.read(document.content()).orElseThrow();
        if (!badge.has("proof")) {
            out.open(Check.SEAL, "none", List.of());
        } else if (!proven(document.content(), badge, keys, out)) {
            return;
        }
        judge(badge, document.content(), keys, out);
    }

    private boolean proven(byte[] content, JsonNode badge, KeySearch keys, Findings out) {
        IntegrityVerdict verdict = new DataIntegrityVerifier(keys::ofDid, policy.clock()).verify(content);
        if (!verdict.intact()) {
            List<String> details = new ArrayList<>(verdict.problems());
            details.addAll(keys.obstacles());
            if (keys.obstacles().isEmpty()) {
                out.failed(Check.SEAL, "broken", details);
            } else {
                out.open(Check.SEAL, "key", details);
            }
            return false;
        }
        out.ok(Check.SEAL, "signed");
        new SealTrust(policy).check(issuer(badge), KeySearch.Source.DID, List.of(), out);
        return true;
    }

    private void judge(JsonNode badge, byte[] bytes, KeySearch keys, Findings out) {
        content(badge, bytes, out);
        @Nullable
        String until = Json.text(badge, "validUntil", "expirationDate").orElse(null);
        ValidityDates.check(
                Json.text(badge, "validFrom", "issuanceDate").orElse(null),
                until,
                policy.clock().instant(),
                out);
        new StatusLists(keys, policy.clock()).checkBitstring(badge.path("credentialStatus"), issuer(badge), out);
        boolean bound = Json.text(badge, "credentialSubject.id").isPresent();
        out.note(Check.HOLDER, bound ? "unproven" : "named", List.of());
        Annex.check(badge, "openbadge", out);
        out.say(new Facts(
                Json.text(badge, "credentialSubject.achievement.name", "name").orElse(null),
                Json.text(badge, "credentialSubject.identifier.identityHash", "credentialSubject.id")
                        .orElse(null),
                Json.text(badge, "issuer.name").orElse(issuer(badge)),
                Json.text(badge, "awardedDate", "validFrom").orElse(null),
                until));
    }

    private void content(JsonNode badge, byte[] bytes, Findings out) {
        boolean record =
                Json.at(badge, "type").anyMatch(type -> type.asString("").equals("ClrCredential"));
        List<CredentialProblem> problems = (record ? records : badges).validate(bytes);
        List<String> details = problems.stream().map(EdcJudge::told).toList();
        if (problems.isEmpty()) {
            out.ok(Check.CONTENT, "rules");
        } else if (problems.stream().allMatch(problem -> isOurs(badge, problem))) {
            out.note(Check.CONTENT, "ours", details);
        } else {
            out.failed(Check.CONTENT, "broken", details);
        }
    }

    /** Among others a list of one that is written without brackets, as JSON-LD allows. */
    private static boolean isOurs(JsonNode badge, CredentialProblem problem) {
        JsonNode place = problem.path().startsWith("/") ? badge.at(problem.path()) : badge;
        boolean single = problem.rule().equals("cardinality") && place.isString();
        return OURS.contains(problem.rule()) || single;
    }

    static String issuer(JsonNode badge) {
        JsonNode issuer = badge.path("issuer");
        return issuer.isObject() ? issuer.path("id").asString("") : issuer.asString("");
    }
}
