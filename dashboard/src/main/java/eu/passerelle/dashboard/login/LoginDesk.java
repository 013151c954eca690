package eu.passerelle.dashboard.login;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import eu.passerelle.dashboard.login.LoginRefused.Why;
import eu.passerelle.journal.LoginSessions;
import eu.passerelle.journal.LoginSessions.Login;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logs people in and out. */
public final class LoginDesk {

    private final LoginSettings settings;
    private final LoginSessions sessions;
    private final OpenIdProvider provider;

    /** @param http how the provider is called */
    public LoginDesk(LoginSettings settings, LoginSessions sessions, HTTPRequestSender http) {
        this.settings = settings;
        this.sessions = sessions;
        this.provider = new OpenIdProvider(settings, http);
    }

    LoginSettings settings() {
        return settings;
    }

    /** The secret of a session that a request shows. */
    public Optional<String> session(HttpServletRequest request) {
        return LoginCookies.session(request, settings.isSecure());
    }

    /** Who has this secret of a session. */
    public Optional<Login> find(String secret) {
        return sessions.find(secret, settings.issuer().toString());
    }

    /** @return where the browser goes */
    URI begin(Attempt attempt) throws LoginRefused {
        URI to = provider.begin(attempt);
        if (!sessions.open(attempt.secret())) {
            throw new LoginRefused(Why.AWAY, "Too many log-ins are under way");
        }
        return to;
    }

    /**
     * What the provider sent the browser back with.
     *
     * @param issuer of the provider that answers, RFC 9207; null where it does not say
     */
    record Answer(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String issuer) {}

    /** @return the secret of a new session */
    String end(Attempt attempt, Answer answer) throws LoginRefused {
        if (answer.state() == null || !same(answer.state(), attempt.state().getValue())) {
            throw new LoginRefused(Why.AGAIN, "The answer is to another log-in");
        }
        if (!sessions.close(attempt.secret())) {
            throw new LoginRefused(Why.AGAIN, "The log-in took too long, or has ended before");
        }
        if (answer.issuer() != null && !answer.issuer().equals(settings.issuer().toString())) {
            throw new LoginRefused(Why.INVALID, "The answer is another provider's");
        }
        if (answer.code() == null || answer.code().isBlank() || answer.error() != null) {
            throw new LoginRefused(Why.REFUSED, "The provider does not let the person in");
        }
        return sessions.begin(provider.redeem(answer.code(), attempt));
    }

    /** @return where to log out of the provider too */
    Optional<URI> leave(String secret) {
        sessions.end(secret);
        return provider.end();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
