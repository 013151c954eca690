package eu.passerelle.connectors.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The token of a {@link TokenLogin}, kept until shortly before its end and shared by equal logins. */
public final class LoginToken {

    private static final ConcurrentHashMap<TokenLogin, LoginToken> KNOWN = new ConcurrentHashMap<>();
    /** Of its life a token is used for all but the last eighth, at most this long before its end. */
    private static final Duration EARLY = Duration.ofSeconds(15);

    private final TokenLogin login;
    private final Clock clock;
    private TokenLogin.@Nullable Granted granted;
    private Instant until = Instant.MIN;

    private LoginToken(TokenLogin login, Clock clock) {
        this.login = login;
        this.clock = clock;
    }

    public static LoginToken of(TokenLogin login, Clock clock) {
        return KNOWN.computeIfAbsent(login, ignored -> new LoginToken(login, clock));
    }

    /**
     * Sends what the supplier builds with a token, and once more with a new one where the first may have ended.
     *
     * @param http of the caller, whose limits and allowed hosts hold for the login too
     * @throws TokenRefused when the login is refused
     */
    public HubHttp.Answer send(HubHttp http, Supplier<HttpRequest.Builder> request) throws IOException {
        TokenLogin.Granted token = token(http, null);
        HubHttp.Answer answer = http.send(with(request.get(), token));
        return login.mayHaveEnded(answer.status()) ? http.send(with(request.get(), token(http, token))) : answer;
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, TokenLogin.Granted token) {
        token.headers().forEach(request::setHeader);
        return request;
    }

    /** @param ended a token that was refused; many callers may report one and the same, and one renews it */
    private synchronized TokenLogin.Granted token(HubHttp http, TokenLogin.@Nullable Granted ended) throws IOException {
        TokenLogin.Granted current = granted;
        if (current == null || current == ended || !clock.instant().isBefore(until)) {
            granted = null;
            current = fetch(http);
            Duration early = current.life().dividedBy(8);
            until = clock.instant().plus(current.life()).minus(early.compareTo(EARLY) < 0 ? early : EARLY);
            granted = current;
        }
        return current;
    }

    private TokenLogin.Granted fetch(HubHttp http) throws IOException {
        HubHttp.Answer answer = http.send(login.request());
        if (answer.status() >= 500 || answer.status() == 408) {
            throw new IOException("the login answers HTTP " + answer.status());
        }
        if (answer.status() >= 300) {
            throw new TokenRefused(answer);
        }
        return login.granted(answer).orElseThrow(() -> new TokenRefused(answer));
    }
}
