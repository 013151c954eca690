package eu.passerelle.seal.jose;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Verifies SD-JWT VC of anybody, strictly: form, signature, every digest and disclosure, type, times, the holder's key
 * and, where it is there or asked for, its key binding. No network: keys are asked of {@link IssuerKeys}; the status is
 * told and left to the caller. Thread-safe.
 */
public final class SdJwtVerifier {

    private static final int LARGEST = 2_000_000;
    private static final long LEEWAY_SECONDS = 60;
    /** Until draft 5 it was {@code vc+sd-jwt}. */
    private static final Set<String> TYPES = Set.of(SdJwtSealer.TYPE, "vc+sd-jwt");

    private static final Map<String, String> DIGESTS =
            Map.of("sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");
    private static final String CREDENTIAL = "credential";

    private final IssuerKeys keys;

    public SdJwtVerifier(IssuerKeys keys) {
        this.keys = keys;
    }

    /**
     * What is expected of it.
     *
     * @param vct its type; null: any
     * @param audience of the key binding
     * @param nonce of the key binding; null: no key binding is asked for
     */
    public record Expected(
            @Nullable String vct,
            @Nullable String audience,
            @Nullable String nonce) {

        /** Any type; a key binding is checked where there is one. */
        public static final Expected ANYTHING = new Expected(null, null, null);
    }

    /** @param sdJwt the compact serialisation */
    public SdJwtVerdict verify(String sdJwt, Expected expected, Instant at) {
        try {
            return verified(sdJwt.strip(), expected, at);
        } catch (NotAccepted e) {
            return SdJwtVerdict.refused(e.finding());
        }
    }

    private SdJwtVerdict verified(String sdJwt, Expected expected, Instant at) throws NotAccepted {
        if (sdJwt.length() > LARGEST || sdJwt.indexOf('~') < 0) {
            throw new NotAccepted("form", "This is no SD-JWT: it has no '~', or is too large.");
        }
        List<String> parts = Arrays.asList(sdJwt.split("~", -1));
        JwsParts jws = JwsParts.read(parts.getFirst(), CREDENTIAL);
        requireHeader(jws);
        List<X509Certificate> chain = Certificates.of(jws.header().path("x5c"));
        ObjectNode claims = jws.payload();
        PublicKey key = keys.find(new IssuerKeys.Asked(
                        claims.path("iss").asString(null),
                        jws.header().path("kid").asString(null),
                        chain,
                        at))
                .orElseThrow(() -> new NotAccepted(
                        "key",
                        "The issuer's key is not known, or its certificates"
                                + " are not valid: ask the issuer which key it seals with."));
        jws.requireSignedBy(key, CREDENTIAL);
        MessageDigest digest = digest(claims);
        new Revealing(parts.subList(1, parts.size() - 1), digest).reveal(claims);
        List<Finding> findings = new ArrayList<>();
        RegisteredClaims.check(claims, expected.vct(), at.getEpochSecond(), LEEWAY_SECONDS, findings);
        PublicKey holder = holder(claims, findings);
        boolean proven = KeyBinding.isProven(sdJwt, digest, holder, expected, at.getEpochSecond(), findings);
        return new SdJwtVerdict(
                findings,
                CompactJws.JSON.convertValue(claims, new TypeReference<Map<String, Object>>() {}),
                chain,
                holder,
                proven,
                status(claims, findings));
    }

    private static void requireHeader(JwsParts jws) throws NotAccepted {
        if (!TYPES.contains(jws.header().path("typ").asString(""))) {
            throw new NotAccepted("type", "The header's 'typ' is not dc+sd-jwt.");
        }
        jws.requireNothingCritical(CREDENTIAL);
    }

    private static MessageDigest digest(ObjectNode claims) throws NotAccepted {
        String name = claims.path(Disclosures.ALGORITHM).asString(Disclosures.SHA_256);
        String jca = claims.has(Disclosures.ALGORITHM)
                        && !claims.get(Disclosures.ALGORITHM).isString()
                ? null
                : DIGESTS.get(name);
        if (jca == null) {
            throw new NotAccepted("digest", "The digests are made in a way that is not known or not safe.");
        }
        try {
            return MessageDigest.getInstance(jca);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + jca, e);
        }
    }

    private static @Nullable PublicKey holder(ObjectNode claims, List<Finding> findings) {
        if (!claims.has("cnf")) {
            return null;
        }
        JsonNode jwk = claims.path("cnf").path("jwk");
        return PublicJwk.read(jwk.toString()).orElseGet(() -> {
            findings.add(new Finding("cnf", "The holder's key (cnf.jwk) is missing, private or no key."));
            return null;
        });
    }

    private static SdJwtVerdict.@Nullable Status status(ObjectNode claims, List<Finding> findings) {
        if (!claims.has("status")) {
            return null;
        }
        JsonNode list = claims.path("status").path("status_list");
        if (list.path("idx").isInt()
                && list.path("idx").asInt() >= 0
                && list.path("uri").isString()) {
            try {
                return new SdJwtVerdict.Status(
                        URI.create(list.path("uri").asString()),
                        list.path("idx").asInt());
            } catch (IllegalArgumentException e) {
                // falls through to the finding: an address that is none
            }
        }
        findings.add(new Finding("status", "Where to ask whether it was withdrawn is not told as it should be."));
        return null;
    }
}
