package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.passerelle.journal.Nonces;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wallets as clients by OAuth 2.0 Attestation-Based Client Authentication: a wallet provider says in one JWT that a key is
 * of its wallet, and the wallet proves in another that it holds that key. Each proof is good once.
 */
public final class ClientAttestations {

    /** Its name in metadata. */
    static final String METHOD = "attest_jwt_client_auth";

    private static final String ATTESTATION = "OAuth-Client-Attestation";
    private static final String PROOF = ATTESTATION + "-PoP";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    /** Longer than a proof is good. */
    private static final Duration REMEMBERED = WINDOW.multipliedBy(3);

    private final AttestationTrust trust;
    private final boolean required;
    private final Nonces used;

    /** @param required whether wallets without are refused */
    public ClientAttestations(AttestationTrust trust, boolean required, Nonces used) {
        this.trust = trust;
        this.required = required;
        this.used = used;
    }

    /**
     * @param client as the wallet names itself in the request
     * @param issuer identifier of the authorisation server
     * @throws Refusal {@code invalid_client}
     */
    void check(HttpServletRequest request, @Nullable String client, String issuer) {
        List<String> attestations = Collections.list(request.getHeaders(ATTESTATION));
        List<String> proofs = Collections.list(request.getHeaders(PROOF));
        if (attestations.isEmpty() && proofs.isEmpty()) {
            demand(!required, "this issuer takes wallets with an attestation only");
            return;
        }
        demand(attestations.size() == 1 && proofs.size() == 1, "one attestation and one proof belong together");
        try {
            JWK key = attested(SignedJWT.parse(attestations.getFirst()), client);
            proven(SignedJWT.parse(proofs.getFirst()), key, client, issuer);
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            throw wrong("it cannot be read");
        }
    }

    private JWK attested(SignedJWT attestation, @Nullable String client) throws ParseException {
        demand(isType(attestation, "oauth-client-attestation+jwt"), "the typ of the attestation is another");
        demand(trust.isSigned(attestation), "nobody who is trusted here has signed the attestation");
        JWTClaimsSet claims = attestation.getJWTClaimsSet();
        demand(client != null && client.equals(claims.getSubject()), "the attestation is of another client");
        demand(isAhead(claims.getExpirationTime()), "the attestation is over");
        Date from = claims.getNotBeforeTime();
        demand(from == null || from.toInstant().isBefore(now().plus(WINDOW)), "the attestation is not valid yet");
        Map<String, Object> confirmed = claims.getJSONObjectClaim("cnf");
        if (confirmed == null || !(confirmed.get("jwk") instanceof Map<?, ?> jwk)) {
            throw wrong("the attestation names no key");
        }
        return parsed(jwk);
    }

    @SuppressWarnings("unchecked")
    private static JWK parsed(Map<?, ?> jwk) throws ParseException {
        JWK key = JWK.parse((Map<String, Object>) jwk);
        demand(!key.isPrivate(), "a private key was sent");
        return key;
    }

    private void proven(SignedJWT proof, JWK key, @Nullable String client, String issuer)
            throws ParseException, JOSEException, GeneralSecurityException {
        demand(isType(proof, "oauth-client-attestation-pop+jwt"), "the typ of the proof is another");
        demand(WalletKeys.fits(key, proof.getHeader().getAlgorithm().getName()), "the key is not one for the proof");
        demand(WalletKeys.isSigned(proof, key), "the proof is not signed with the attested key");
        JWTClaimsSet claims = proof.getJWTClaimsSet();
        demand(claims.getAudience().contains(issuer), "the proof is for another issuer");
        demand(claims.getIssuer() == null || claims.getIssuer().equals(client), "the proof is of another client");
        demand(isOfNow(claims.getIssueTime(), claims.getExpirationTime()), "the proof must be of now");
        String id = claims.getJWTID();
        demand(id != null && !id.isEmpty() && id.length() <= 200, "the proof has no jti");
        demand(used.first("attestation " + key.computeThumbprint() + " " + id, REMEMBERED), "the proof was used");
    }

    private static boolean isType(SignedJWT jwt, String type) {
        return jwt.getHeader().getType() != null
                && type.equals(jwt.getHeader().getType().getType())
                && jwt.getHeader().getCriticalParams() == null;
    }

    private Instant now() {
        return trust.clock().instant();
    }

    /** Never good for longer than it is remembered; drafts until 5 had an end alone. */
    private boolean isOfNow(@Nullable Date at, @Nullable Date end) {
        if (at == null) {
            return isAhead(end) && isAround(end);
        }
        return isAround(at) && (end == null || isAhead(end));
    }

    private boolean isAround(@Nullable Date at) {
        return at != null
                && at.toInstant().isAfter(now().minus(WINDOW))
                && at.toInstant().isBefore(now().plus(WINDOW));
    }

    private boolean isAhead(@Nullable Date end) {
        return end != null && end.toInstant().isAfter(now());
    }

    private static void demand(boolean met, String otherwise) {
        if (!met) {
            throw wrong(otherwise);
        }
    }

    private static Refusal wrong(String why) {
        return new Refusal(401, "invalid_client", "The wallet's attestation is refused: " + why + ".");
    }
}
