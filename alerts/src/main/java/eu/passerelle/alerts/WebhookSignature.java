package eu.passerelle.alerts;

import eu.passerelle.connectors.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks 1.0, symmetric: {@code v1,} and HMAC-SHA256 of {@code id.seconds.body} in Base64. */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private WebhookSignature() {}

    /** @throws IllegalArgumentException it is none */
    static byte[] key(Secret secret) {
        String text = secret.value();
        if (text.startsWith(PREFIX)) {
            try {
                byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
                if (key.length >= SHORTEST && key.length <= LONGEST) {
                    return key;
                }
            } catch (IllegalArgumentException e) {
                // said below, without the text
                throw invalid();
            }
        }
        throw invalid();
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException(
                "a webhook's secret is whsec_ and 24 to 64 random bytes in Base64; make one with"
                        + " 'echo whsec_$(openssl rand -base64 32)'");
    }

    static String of(Secret secret, String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
