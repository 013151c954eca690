package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.http.HttpAuthentication.ClientCredentials;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TokenLogin;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.SafeJson;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The client credentials grant at a signing service (CSC API v2, section 8.4.4). */
record CscLogin(ClientCredentials client) implements TokenLogin {

    private static final int MAX_DEPTH = 8;
    private static final Duration UNSAID = Duration.ofMinutes(1);

    @Override
    public HttpRequest.Builder request() {
        String scope = Objects.requireNonNullElse(client.scope(), "service");
        String pair = encode(client.client()) + ':' + encode(client.secret().value());
        return HttpRequest.newBuilder(client.token())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + encode(scope)));
    }

    @Override
    public Optional<Granted> granted(HubHttp.Answer answer) {
        try {
            JsonNode json = SafeJson.reader(MAX_DEPTH).readTree(answer.body());
            Duration life = JsonFields.decimal(json, "expires_in")
                    .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                    .orElse(UNSAID);
            return Optional.ofNullable(JsonFields.text(json, "access_token")).map(token -> Granted.bearer(token, life));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
