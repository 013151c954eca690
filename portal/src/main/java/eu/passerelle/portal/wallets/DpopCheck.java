package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.passerelle.journal.Nonces;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the proof that a request is made by who holds a key (DPoP, RFC 9449); each proof is good once. */
final class DpopCheck {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 200;

    private final Nonces used;
    private final Clock clock;

    DpopCheck(Nonces used, Clock clock) {
        this.used = used;
        this.clock = clock;
    }

    /**
     * @param address that the wallet has called, without a query
     * @param token that it is sent with; null where it asks for one
     * @return thumbprint of the key; null where there is no proof
     * @throws Refusal {@code invalid_dpop_proof}
     */
    byte @Nullable [] check(HttpServletRequest request, String address, @Nullable String token) {
        List<String> sent = Collections.list(request.getHeaders("DPoP"));
        if (sent.isEmpty()) {
            return null;
        }
        demand(sent.size() == 1, "more than one was sent");
        try {
            SignedJWT jwt = SignedJWT.parse(sent.getFirst());
            JWK key = key(jwt);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            demand(request.getMethod().equals(claims.getStringClaim("htm")), "htm is another method");
            demand(address.equals(claims.getStringClaim("htu")), "htu is another address");
            demand(isNow(claims.getIssueTime()), "iat must be now");
            demand(token == null || hash(token).equals(claims.getStringClaim("ath")), "ath is of another access token");
            byte[] thumbprint = key.computeThumbprint().decode();
            String id = claims.getJWTID();
            demand(id != null && !id.isEmpty() && id.length() <= LONGEST_ID, "jti is missing");
            demand(used.first("dpop " + key.computeThumbprint() + " " + id, WINDOW.multipliedBy(3)), "it was used");
            return thumbprint;
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            throw wrong("it cannot be read");
        }
    }

    private static JWK key(SignedJWT jwt) throws JOSEException, GeneralSecurityException {
        JWSHeader header = jwt.getHeader();
        demand(header.getType() != null && "dpop+jwt".equals(header.getType().getType()), "typ must be dpop+jwt");
        demand(header.getCriticalParams() == null, "crit is not understood");
        JWK key = header.getJWK();
        if (key == null || key.isPrivate()) {
            throw wrong("it must have a public jwk");
        }
        demand(WalletKeys.fits(key, header.getAlgorithm().getName()), "its alg or key is not supported");
        demand(WalletKeys.isSigned(jwt, key), "the signature is not the key's");
        return WalletKeys.bare(key);
    }

    private boolean isNow(@Nullable Date at) {
        Instant now = clock.instant();
        return at != null
                && at.toInstant().isAfter(now.minus(WINDOW))
                && at.toInstant().isBefore(now.plus(WINDOW));
    }

    /** RFC 9449, section 4.2: {@code ath}. */
    private static String hash(String token) throws GeneralSecurityException {
        return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)))
                .toString();
    }

    private static void demand(boolean met, String otherwise) {
        if (!met) {
            throw wrong(otherwise);
        }
    }

    private static Refusal wrong(String why) {
        return Refusal.of("invalid_dpop_proof", "The DPoP proof is refused: " + why + ".");
    }
}
