package eu.passerelle.seal.jose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The holder's proof behind the last {@code ~} (RFC 9901, 4.3). */
final class KeyBinding {

    private static final String WHAT = "holder's proof";
    private static final long LEEWAY_SECONDS = 300;

    private KeyBinding() {}

    /** @return whether there is a proof and it holds; what is wrong with it goes to the findings */
    static boolean isProven(
            String sdJwt,
            MessageDigest digest,
            @Nullable PublicKey holder,
            SdJwtVerifier.Expected expected,
            long now,
            List<Finding> findings) {
        int end = sdJwt.lastIndexOf('~') + 1;
        String proof = sdJwt.substring(end);
        if (proof.isEmpty()) {
            if (expected.nonce() != null) {
                findings.add(new Finding("holder", "The holder has not proven to have the key."));
            }
            return false;
        }
        try {
            if (holder == null) {
                throw new NotAccepted("holder", "There is a holder's proof, but the credential names no key.");
            }
            JwsParts jws = JwsParts.read(proof, WHAT);
            if (!jws.header().path("typ").asString("").equals("kb+jwt")) {
                throw new NotAccepted("holder", "The holder's proof is not of type kb+jwt.");
            }
            jws.requireNothingCritical(WHAT);
            jws.requireSignedBy(holder, WHAT);
            requireContent(jws, sdJwt.substring(0, end), digest, expected, now);
            return true;
        } catch (NotAccepted e) {
            findings.add(e.finding());
            return false;
        }
    }

    private static void requireContent(
            JwsParts jws, String presented, MessageDigest digest, SdJwtVerifier.Expected expected, long now)
            throws NotAccepted {
        String hash = CompactJws.base64Url(digest.digest(presented.getBytes(StandardCharsets.US_ASCII)));
        if (!hash.equals(jws.payload().path("sd_hash").asString(""))) {
            throw new NotAccepted("holder", "The holder's proof is of another presentation.");
        }
        JsonNode iat = jws.payload().path("iat");
        if (!RegisteredClaims.isMoment(iat) || Math.abs(RegisteredClaims.seconds(iat) - now) > LEEWAY_SECONDS) {
            throw new NotAccepted("holder", "The holder's proof was not made now.");
        }
        boolean answers = says(jws, "aud", expected.audience()) && says(jws, "nonce", expected.nonce());
        if (!answers) {
            throw new NotAccepted("holder", "The holder's proof is an answer to somebody else.");
        }
    }

    private static boolean says(JwsParts jws, String claim, @Nullable String expected) {
        String said = jws.payload().path(claim).asString("");
        return !said.isEmpty() && (expected == null || expected.equals(said));
    }
}
