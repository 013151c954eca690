package eu.passerelle.delivery.openbadge;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TokenLogin;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a host gives us a token: for the account that authorised us once (RFC 6749, section 6), or for ourselves (section
 * 4.4).
 *
 * @param refreshToken null: client credentials
 */
record HostLogin(
        URI token, String client, Secret secret, @Nullable Secret refreshToken) implements TokenLogin {

    static final String UPSERT = "https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert";

    private static final JsonMapper JSON = new JsonMapper();
    private static final long UNSAID_SECONDS = 300;

    @Override
    public HttpRequest.Builder request() {
        String grant = refreshToken == null
                ? "grant_type=client_credentials"
                : "grant_type=refresh_token&refresh_token="
                        + encode(RotatedTokens.current(this, refreshToken).value());
        String pair = encode(client) + ':' + encode(secret.value());
        return HttpRequest.newBuilder(token)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(grant + "&scope=" + encode(UPSERT)));
    }

    @Override
    public Optional<Granted> granted(HubHttp.Answer answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            String replaced = body.path("refresh_token").asString("");
            if (refreshToken != null && !replaced.isBlank()) {
                RotatedTokens.replace(this, new Secret(replaced));
            }
            long seconds = Math.max(1, body.path("expires_in").asLong(UNSAID_SECONDS));
            return Optional.of(body.path("access_token").asString(""))
                    .filter(access -> !access.isBlank())
                    .map(access -> Granted.bearer(access, Duration.ofSeconds(seconds)));
        } catch (JacksonException e) {
            // no answer of a token endpoint: no token
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
