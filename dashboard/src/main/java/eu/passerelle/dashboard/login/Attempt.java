package eu.passerelle.dashboard.login;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A log-in under way. The browser that began it holds its secret in a cookie; what the provider must answer to is made from
 * that secret, so that no other browser can end it and nothing of it needs to be kept.
 *
 * @param to where on the page the person wants to go
 */
record Attempt(String secret, String to) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{0,700})");
    /** A place on the page: what stands behind the #, and nothing else. */
    private static final Pattern PLACE = Pattern.compile("/[A-Za-z0-9/_.?=&%,:+~-]{0,500}");

    /** @param to where it leads in the end; anything but a place on our page becomes its beginning */
    static Attempt begin(String to) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new Attempt(text(secret), PLACE.matcher(to).matches() ? to : "/");
    }

    static Optional<Attempt> of(String cookie) {
        var parts = COOKIE.matcher(cookie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String to = new String(Base64.getUrlDecoder().decode(parts.group(2)), StandardCharsets.UTF_8);
            return Optional.of(new Attempt(parts.group(1), PLACE.matcher(to).matches() ? to : "/"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String cookie() {
        return secret + "." + text(to.getBytes(StandardCharsets.UTF_8));
    }

    State state() {
        return new State(made("state"));
    }

    Nonce nonce() {
        return new Nonce(made("nonce"));
    }

    /** RFC 7636. */
    CodeVerifier verifier() {
        return new CodeVerifier(made("verifier"));
    }

    private String made(String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return text(mac.doFinal(what.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Attempt[" + to + "]";
    }
}
