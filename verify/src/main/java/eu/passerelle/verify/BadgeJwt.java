package eu.passerelle.verify;

import eu.passerelle.seal.jose.IssuerKeys;
import eu.passerelle.seal.jose.PublicJwk;
import eu.passerelle.seal.jose.SignedJwt;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The seal of a badge as JWT (Open Badges 3.0, "JSON Web Token Proof Format"). Where the issuer cannot be asked, a key that
 * stands in the header shows that nothing was changed, and not whose seal it is.
 */
final class BadgeJwt {

    private static final Set<String> TYPES = Set.of("JWT", "vc+jwt", "vc+ld+jwt");
    private static final List<String> CLAIMS = List.of("iss", "jti", "nbf", "sub", "exp", "iat");

    private final Policy policy;
    private final KeySearch keys;

    BadgeJwt(Policy policy, KeySearch keys) {
        this.policy = policy;
        this.keys = keys;
    }

    /** The badge without the claims of the JWT; nothing where the seal does not hold. */
    Optional<JsonNode> credential(String text, Findings out) {
        Optional<SignedJwt> read = SignedJwt.read(text)
                .filter(jwt -> TYPES.contains(jwt.header().path("typ").asString("JWT")));
        if (read.isEmpty()) {
            out.failed(Check.SEAL, "broken", List.of("The JWT is not formed as one is."));
            return Optional.empty();
        }
        SignedJwt jwt = read.get();
        ObjectNode badge = jwt.payload().deepCopy();
        String issuer = BadgeJudge.issuer(badge);
        String keyId = jwt.header().path("kid").asString("");
        Optional<PublicKey> published = keys.find(new IssuerKeys.Asked(
                issuer.isEmpty() ? null : issuer,
                keyId.isEmpty() ? null : keyId,
                jwt.chain(),
                policy.clock().instant()));
        if (!sealed(jwt, published, out)) {
            return Optional.empty();
        }
        KeySearch.Source source = published.isPresent() ? keys.source() : KeySearch.Source.NOWHERE;
        new SealTrust(policy).check(issuer, source, jwt.chain(), out);
        List<String> differing = differing(badge, issuer);
        if (!differing.isEmpty()) {
            out.failed(Check.CONTENT, "differ", differing);
        }
        badge.remove(CLAIMS);
        return Optional.of(badge);
    }

    private boolean sealed(SignedJwt jwt, Optional<PublicKey> published, Findings out) {
        if (published.isPresent()) {
            if (jwt.isSignedBy(published.get())) {
                out.ok(Check.SEAL, "signed");
                return true;
            }
            out.failed(Check.SEAL, "broken", List.of("It is not sealed by the key that the issuer publishes."));
            return false;
        }
        JsonNode own = jwt.header().path("jwk");
        if (own.isObject() && !keys.obstacles().isEmpty()) {
            boolean holds =
                    PublicJwk.read(own.toString()).filter(jwt::isSignedBy).isPresent();
            if (holds) {
                out.ok(Check.SEAL, "signed");
            } else {
                out.failed(Check.SEAL, "broken", List.of("The key in its header has not sealed it."));
            }
            return holds;
        }
        List<String> details = new ArrayList<>(keys.obstacles());
        if (details.isEmpty()) {
            out.failed(Check.SEAL, "wrong", List.of());
        } else {
            out.open(Check.SEAL, "key", details);
        }
        return false;
    }

    /** Claims of the JWT that say something else than the badge. */
    private static List<String> differing(JsonNode badge, String issuer) {
        List<String> differing = new ArrayList<>();
        same(badge, "iss", issuer, differing);
        same(badge, "jti", badge.path("id").asString(""), differing);
        same(badge, "sub", badge.path("credentialSubject").path("id").asString(""), differing);
        sameMoment(badge, "nbf", "validFrom", differing);
        sameMoment(badge, "exp", "validUntil", differing);
        return differing;
    }

    private static void same(JsonNode badge, String claim, String value, List<String> differing) {
        if (badge.has(claim) && !badge.path(claim).asString("").equals(value)) {
            differing.add("'" + claim + "' and the badge do not say the same.");
        }
    }

    private static void sameMoment(JsonNode badge, String claim, String property, List<String> differing) {
        Instant told = SdJwtJudge.moment(badge, claim);
        if (!badge.has(claim)) {
            return;
        }
        try {
            Instant written =
                    OffsetDateTime.parse(badge.path(property).asString("")).toInstant();
            if (told != null && told.getEpochSecond() == written.getEpochSecond()) {
                return;
            }
        } catch (DateTimeException e) {
            // told below: what cannot be read is not the same
        }
        differing.add("'" + claim + "' and '" + property + "' do not say the same.");
    }
}
