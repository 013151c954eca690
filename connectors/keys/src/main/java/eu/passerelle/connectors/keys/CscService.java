package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.LoginToken;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.http.TokenRefused;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.SafeJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The signing service on the wire: each method a POST of JSON (CSC API v2), each unhappy end a failure of the hub's. */
final class CscService {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final String base;
    private final String setting;
    private final HubHttp http;
    private final LoginToken token;
    private final int maxDepth;

    CscService(CscSettings settings, KeyContext context) {
        this.base = settings.base().toString().replaceFirst("/+$", "");
        this.setting = context.section();
        this.http = new HubHttp(context.limits(), context.allowed());
        this.token = LoginToken.of(new CscLogin(settings.oauth2()), context.clock());
        this.maxDepth = context.limits().maxDepth();
    }

    static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    String host() {
        return String.valueOf(URI.create(base).getHost());
    }

    /** @param method for example {@code credentials/info} */
    JsonNode call(String method, ObjectNode request) {
        HubHttp.Answer answer = send(HttpRequest.newBuilder(URI.create(base + "/" + method))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString())));
        if (answer.status() != 200) {
            throw failure(method, answer);
        }
        try {
            return SafeJson.reader(maxDepth).readTree(answer.body());
        } catch (JacksonException e) {
            throw new SigningUnavailable(
                    who() + method + " answers what is not JSON; the service may be out of order.", e);
        }
    }

    private HubHttp.Answer send(HttpRequest.Builder request) {
        try {
            return token.send(http, request::copy);
        } catch (TokenRefused e) {
            if (e.answer().status() == 429) {
                throw slowDown(e.answer());
            }
            throw new ConfigurationInvalid(
                    who() + "the token endpoint refuses the hub with HTTP "
                            + e.answer().status() + "; correct client, secret and scope of " + setting + ".oauth2.",
                    e);
        } catch (HubHttp.TooLarge e) {
            throw new ConfigurationInvalid(who() + e.getMessage() + "; is it a signing service?", e);
        } catch (IOException e) {
            throw new SigningUnavailable(who() + "it cannot be reached (" + e.getMessage() + ").", e);
        }
    }

    private HubException failure(String method, HubHttp.Answer answer) {
        int status = answer.status();
        if (status == 429) {
            return slowDown(answer);
        }
        if (status >= 500 || status == 408) {
            return new SigningUnavailable(who() + "HTTP " + status + " to " + method + ".");
        }
        return new ConfigurationInvalid(who() + "HTTP " + status + " (" + error(answer) + ") to " + method
                + "; correct " + setting + ".credential and " + setting + ".pin, or ask the service.");
    }

    private RateLimited slowDown(HubHttp.Answer answer) {
        return new RateLimited(
                HubException.Responsible.HUB,
                who() + "HTTP 429: it asks the hub to slow down.",
                SisHttp.retryAfter(answer, PAUSE));
    }

    /** The code of section 10.1, in which nothing secret is: {@code invalid_request}, {@code invalid_pin}, ... */
    private String error(HubHttp.Answer answer) {
        try {
            String code = JsonFields.text(SafeJson.reader(maxDepth).readTree(answer.body()), "error");
            return code != null && code.matches("[A-Za-z_]{1,40}") ? code : "no reason given";
        } catch (JacksonException e) {
            return "no reason given";
        }
    }

    private String who() {
        return "Signing service " + host() + ": ";
    }
}
