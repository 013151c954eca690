package eu.passerelle.dashboard.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * What browsers hold. Scripts cannot read it; over HTTPS it is bound to this very host. A session is sent with requests of
 * our own pages alone (SameSite=Strict); a log-in under way must come back from the provider's page (Lax).
 */
final class LoginCookies {

    private static final String SESSION = "passerelle-session";
    private static final String ATTEMPT = "passerelle-login";
    private static final String BOUND = "__Host-";

    private LoginCookies() {}

    /** Over HTTPS only what is bound to this host: another one of the domain could have set the other. */
    static Optional<String> session(HttpServletRequest request, boolean isSecure) {
        return find(request, name(SESSION, isSecure));
    }

    static Optional<Attempt> attempt(HttpServletRequest request, boolean isSecure) {
        return find(request, name(ATTEMPT, isSecure)).flatMap(Attempt::of);
    }

    private static String name(String name, boolean isSecure) {
        return isSecure ? BOUND + name : name;
    }

    /** @param isSecure whether browsers reach the hub by HTTPS */
    static String session(String secret, boolean isSecure) {
        return cookie(SESSION, secret, isSecure).sameSite("Strict").build().toString();
    }

    static String attempt(Attempt attempt, Duration valid, boolean isSecure) {
        return cookie(ATTEMPT, attempt.cookie(), isSecure)
                .sameSite("Lax")
                .maxAge(valid)
                .build()
                .toString();
    }

    static String noSession(boolean isSecure) {
        return cookie(SESSION, "", isSecure)
                .sameSite("Strict")
                .maxAge(0)
                .build()
                .toString();
    }

    static String noAttempt(boolean isSecure) {
        return cookie(ATTEMPT, "", isSecure).sameSite("Lax").maxAge(0).build().toString();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, boolean isSecure) {
        return ResponseCookie.from(name(name, isSecure), value)
                .httpOnly(true)
                .secure(isSecure)
                .path("/");
    }

    private static Optional<String> find(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(each -> each.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }
}
