package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges one proof of possession, OpenID4VCI 1.0 appendix F.1: all but whether its nonce is still good. */
final class ProofCheck {

    private static final String TYPE = "openid4vci-proof+jwt";
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final Duration AHEAD = Duration.ofMinutes(2);
    private final Clock clock;
    private final @Nullable AttestationTrust trust;

    /** @param trust whose word on keys is taken; null: nobody is known, and attestations are only kept */
    ProofCheck(Clock clock, @Nullable AttestationTrust trust) {
        this.clock = clock;
        this.trust = trust;
    }

    /** @param nonce that it was made with; whoever asked must see that it is a good one */
    record Proof(ProvenKey key, String nonce) {}

    /**
     * @param issuer that it must be for
     * @throws Refusal {@code invalid_proof}
     */
    Proof check(String text, String issuer) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWSHeader header = jwt.getHeader();
            demand(header.getType() != null && TYPE.equals(header.getType().getType()), "typ must be " + TYPE);
            demand(header.getCriticalParams() == null, "crit is not understood");
            String algorithm = header.getAlgorithm().getName();
            demand(WalletKeys.ALGORITHMS.contains(algorithm), "alg must be one of " + WalletKeys.ALGORITHMS);
            JWK key = key(header);
            demand(WalletKeys.fits(key, algorithm), "the key is not one for its alg");
            demand(WalletKeys.isSigned(jwt, key), "the signature is not the key's");
            String nonce = nonce(jwt.getJWTClaimsSet(), issuer);
            return new Proof(
                    new ProvenKey(
                            WalletKeys.bare(key).toJSONObject(),
                            header.getKeyID() == null ? DidKeys.did(WalletKeys.bare(key)) : did(header.getKeyID()),
                            attestation(header, key)),
                    nonce);
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            throw wrong("it cannot be read: no JWT, or no public key that is understood");
        }
    }

    private String nonce(JWTClaimsSet claims, String issuer) throws ParseException {
        demand(List.of(issuer).equals(claims.getAudience()), "aud must be the credential issuer identifier");
        Date issued = claims.getIssueTime();
        demand(issued != null && isNow(issued.toInstant()), "iat must be now");
        demand(isAhead(claims.getExpirationTime()), "exp is over");
        Date from = claims.getNotBeforeTime();
        demand(from == null || !from.toInstant().isAfter(clock.instant().plus(AHEAD)), "nbf is to come");
        String nonce = claims.getStringClaim("nonce");
        if (nonce == null) {
            throw wrong("it has no nonce; ask the nonce endpoint for one");
        }
        return nonce;
    }

    private boolean isNow(Instant at) {
        Instant now = clock.instant();
        return at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(AHEAD));
    }

    private boolean isAhead(@Nullable Date end) {
        return end == null || end.toInstant().isAfter(clock.instant());
    }

    /** Of exactly one of the headers that name a key. */
    private static JWK key(JWSHeader header) throws ParseException {
        boolean chain = header.getX509CertChain() != null;
        boolean both = header.getJWK() != null && header.getKeyID() != null;
        demand(!chain && !both, "it must name its key by exactly one of jwk and kid");
        if (header.getJWK() != null) {
            demand(!header.getJWK().isPrivate(), "a private key was sent");
            return header.getJWK();
        }
        demand(header.getKeyID() != null, "it must name its key by exactly one of jwk and kid");
        return DidKeys.key(did(header.getKeyID()));
    }

    private static String did(String keyId) {
        return keyId.split("#", 2)[0];
    }

    /**
     * What the wallet says of its key, appendix D: it must speak of this key, and be signed by whom the operator trusts,
     * where they trust somebody. It is kept.
     */
    private @Nullable String attestation(JWSHeader header, JWK key) throws ParseException, JOSEException {
        Object sent = header.getCustomParam("key_attestation");
        if (sent == null) {
            return null;
        }
        SignedJWT attestation = SignedJWT.parse(String.valueOf(sent));
        demand(
                attestation.getHeader().getType() != null
                        && List.of("key-attestation+jwt", "keyattestation+jwt")
                                .contains(attestation.getHeader().getType().getType()),
                "the typ of its key attestation must be key-attestation+jwt");
        demand(!JWSAlgorithm.NONE.equals(attestation.getHeader().getAlgorithm()), "its key attestation is not signed");
        demand(
                trust == null || trust.isSigned(attestation),
                "nobody who is trusted here has signed its key attestation");
        JWTClaimsSet claims = attestation.getJWTClaimsSet();
        demand(isAhead(claims.getExpirationTime()), "its key attestation is over");
        List<Object> keys = claims.getListClaim("attested_keys");
        boolean attested = false;
        for (Object attestedKey : keys == null ? List.of() : keys) {
            attested |= attestedKey instanceof Map<?, ?> map && isSame(map, key);
        }
        demand(attested, "its key attestation speaks of other keys");
        return String.valueOf(sent);
    }

    @SuppressWarnings("unchecked")
    private static boolean isSame(Map<?, ?> attested, JWK key) throws ParseException, JOSEException {
        return JWK.parse((Map<String, Object>) attested).computeThumbprint().equals(key.computeThumbprint());
    }

    private static void demand(boolean met, String otherwise) {
        if (!met) {
            throw wrong(otherwise);
        }
    }

    private static Refusal wrong(String why) {
        return Refusal.of("invalid_proof", "The proof is refused: " + why + ".");
    }
}
