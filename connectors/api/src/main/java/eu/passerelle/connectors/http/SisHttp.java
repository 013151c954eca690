package eu.passerelle.connectors.http;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * {@link HubHttp} for SIS connectors: authentication with a cached token (fetched anew once on a 401), and every
 * unhappy end as the failure type the hub acts on. Statuses below 400 and 404 come back as answers.
 */
public final class SisHttp {

    private final SisContext<?> sis;
    private final HubHttp http;
    private final String hint;
    private final @Nullable Authorization authorization;
    private final @Nullable LoginToken login;

    public SisHttp(SisContext<?> sis, @Nullable HttpAuthentication authentication) {
        this(sis, authentication, null);
    }

    /** @param certificate our key for mutual TLS; null where the SIS asks for none */
    public SisHttp(
            SisContext<?> sis, @Nullable HttpAuthentication authentication, @Nullable ClientCertificate certificate) {
        this.sis = sis;
        this.hint = certificate == null
                ? ""
                : " If this goes on, the SIS may not accept our client certificate: some servers just hang up.";
        this.http =
                new HubHttp(sis.limits(), sis.allowed(), certificate == null ? null : certificate.context(sis.home()));
        this.authorization = authentication == null ? null : Authorization.of(authentication, sis.clock());
        this.login = null;
    }

    /** @param login for a SIS that gives tokens in a way of its own */
    public SisHttp(SisContext<?> sis, TokenLogin login) {
        this.sis = sis;
        this.hint = "";
        this.http = new HubHttp(sis.limits(), sis.allowed());
        this.authorization = null;
        this.login = LoginToken.of(login, sis.clock());
    }

    /** Sends what the supplier builds; it is asked again when a token had to be renewed. */
    public HubHttp.Answer send(Supplier<HttpRequest.Builder> request) {
        return send(request, answer -> answer.status() == 404);
    }

    /** @param understood answers of 400 and above that the caller reads itself; the others are failures */
    public HubHttp.Answer send(Supplier<HttpRequest.Builder> request, Predicate<HubHttp.Answer> understood) {
        HubHttp.Answer answer = once(request);
        if (answer.status() == 401 && authorization != null && authorization.renewable()) {
            authorization.renew();
            answer = once(request);
        }
        if (answer.status() < 400 || understood.test(answer)) {
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
        } catch (HubHttp.TooLarge e) {
            throw new MalformedRecord(
                    who() + e.getMessage() + ". Ask for smaller pages or raise 'limits.maxBytes'.", e);
        } catch (SSLException e) {
            throw new SisRejected(
                    who() + "The TLS connection failed: " + e.getMessage()
                            + ". Check the certificates, ours and the SIS's; a private CA must be added to the trust store.",
                    e);
        } catch (HttpTimeoutException e) {
            throw new SisUnavailable(who() + e.getMessage() + ".", e);
        } catch (TokenRefused e) {
            throw refused(e);
        } catch (IOException e) {
            throw new SisUnavailable(who() + "The SIS cannot be reached: " + e.getMessage() + "." + hint, e);
        }
    }

    private HubException refused(TokenRefused refused) {
        int status = refused.answer().status();
        if (status == 429) {
            return new RateLimited(
                    HubException.Responsible.UNIVERSITY,
                    who() + "HTTP 429: the token endpoint asks us to slow down.",
                    retryAfter(refused.answer(), Duration.ofSeconds(30)));
        }
        return new SisRejected(
                who() + "The token endpoint refused us with HTTP " + status + ": check key, user, secret or scope.",
                refused);
    }

    /** What an unhappy status means unless the SIS's own contract says otherwise. */
    public HubException failure(HubHttp.Answer answer) {
        int status = answer.status();
        if (status == 429
                || status == 503 && answer.headers().firstValue("retry-after").isPresent()) {
            return new RateLimited(
                    HubException.Responsible.UNIVERSITY,
                    who() + "HTTP " + status + ": the SIS asks us to slow down.",
                    retryAfter(answer, Duration.ofSeconds(30)));
        }
        if (status >= 500 || status == 408) {
            return new SisUnavailable(who() + "HTTP " + status + ": the SIS is out of order.");
        }
        return new SisRejected(who()
                + switch (status) {
                    case 401 -> "HTTP 401: the SIS does not accept our credentials; check 'auth'.";
                    case 403 -> "HTTP 403: the SIS knows us but does not permit this read.";
                    default ->
                        "HTTP " + status
                                + ": the SIS does not understand the request; check address and version in the settings.";
                });
    }

    /** Retry-After in seconds (RFC 9110 10.2.3); a date or nonsense falls back. */
    public static Duration retryAfter(HubHttp.Answer answer, Duration otherwise) {
        return answer.headers()
                .firstValue("retry-after")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(otherwise);
    }

    private String who() {
        return sis.university().id() + ": ";
    }
}
