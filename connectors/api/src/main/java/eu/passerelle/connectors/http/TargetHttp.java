package eu.passerelle.connectors.http;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;
import static eu.passerelle.connectors.failure.HubException.Responsible.RECIPIENT;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * {@link HubHttp} for delivery targets: authentication with a cached token (fetched anew once on a 401), and every
 * unhappy end as the failure type the hub acts on. The text of answers is never repeated, since it may quote a learner.
 */
public final class TargetHttp {

    private final TargetContext<?> target;
    private final String about;
    private final HubHttp http;
    private final @Nullable Authorization authorization;
    private final @Nullable LoginToken login;

    /** @param about beginning of every message: target and university, ending in {@code ": "} */
    public TargetHttp(TargetContext<?> target, String about, @Nullable HttpAuthentication authentication) {
        this.target = target;
        this.about = about;
        this.http = new HubHttp(target.limits(), target.allowed());
        this.authorization = authentication == null ? null : Authorization.of(authentication, target.clock());
        this.login = null;
    }

    /** @param login for a target that gives tokens in a way of its own */
    public TargetHttp(TargetContext<?> target, String about, TokenLogin login) {
        this.target = target;
        this.about = about;
        this.http = new HubHttp(target.limits(), target.allowed());
        this.authorization = null;
        this.login = LoginToken.of(login, target.clock());
    }

    /** Sends what the supplier builds; it is asked again when a token had to be renewed. Only 2xx comes back. */
    public HubHttp.Answer send(Supplier<HttpRequest.Builder> request) {
        return send(request, answer -> false);
    }

    /** @param understood answers of 300 and above that the caller reads itself; the others are failures */
    public HubHttp.Answer send(Supplier<HttpRequest.Builder> request, Predicate<HubHttp.Answer> understood) {
        HubHttp.Answer answer = once(request);
        if (answer.status() == 401 && authorization != null && authorization.renewable()) {
            authorization.renew();
            answer = once(request);
        }
        if (answer.status() < 300 || understood.test(answer)) {
            return answer;
        }
        throw failure(answer);
    }

    private HubHttp.Answer once(Supplier<HttpRequest.Builder> request) {
        try {
            if (login != null) {
                return login.send(http, request);
            }
            HttpRequest.Builder built = request.get();
            if (authorization != null) {
                authorization.show(http, built);
            }
            return http.send(built);
        } catch (SSLException e) {
            throw new TargetRefused(
                    HUB,
                    about + "the TLS connection failed. Check the target's certificate; a private certificate authority"
                            + " must be added to the trust store.",
                    e);
        } catch (TokenRefused e) {
            throw refused(e);
        } catch (HubHttp.TooLarge | HttpTimeoutException e) {
            throw new TargetUnavailable(about + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new TargetUnavailable(
                    about + "the target cannot be reached or ended the connection; whether it took the credential, the"
                            + " next attempt will tell.",
                    e);
        }
    }

    private HubException refused(TokenRefused refused) {
        HubHttp.Answer answer = refused.answer();
        if (answer.status() == 429) {
            return failure(answer);
        }
        return new TargetRefused(
                HUB,
                about + "the token endpoint refused us with HTTP " + answer.status()
                        + ": check the target's client, user, secret or scope in hub.yaml.",
                refused);
    }

    /** What an unhappy status means unless the target's own contract says otherwise. */
    public HubException failure(HubHttp.Answer answer) {
        int status = answer.status();
        String said = about + "HTTP " + status + ": ";
        boolean wait = answer.headers().firstValue("retry-after").isPresent();
        if (status == 429 || status == 503 && wait) {
            return new RateLimited(
                    RECIPIENT,
                    said + "the target asks us to slow down.",
                    RetryAfter.of(answer.headers(), target.clock().instant()));
        }
        if (status >= 500 || status == 408) {
            return new TargetUnavailable(said + "the target is out of order.");
        }
        return switch (status) {
            case 401 -> hub(said + "the target does not accept our token; check client, user and secret in hub.yaml.");
            case 403 -> hub(said + "the target knows us but does not permit this; ask its operator for the right.");
            // while a target is being redeployed, its proxy answers 404 to everything
            case 404 -> new TargetUnavailable(said + "there is nothing at this address; check 'base'.");
            case 409 -> new TargetUnavailable(said + "the target reports a conflict, but not that it holds this.");
            case 413 -> hub(said + "the credential is too large for the target.");
            default ->
                hub(said
                        + (status < 400
                                ? "the target sends us elsewhere, and redirects are not followed; put its final address into 'base'."
                                : "the target does not understand what we send; check 'base' and its version."));
        };
    }

    private static TargetRefused hub(String message) {
        return new TargetRefused(HUB, message, null);
    }
}
