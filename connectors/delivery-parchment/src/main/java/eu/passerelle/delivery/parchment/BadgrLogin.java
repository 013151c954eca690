package eu.passerelle.delivery.parchment;

import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TokenLogin;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /o/token}: a token of a user (password grant) or of a connected app (client credentials), for a day. */
record BadgrLogin(
        URI token, ParchmentBadgesSettings.@Nullable Account account, ParchmentBadgesSettings.@Nullable App app)
        implements TokenLogin {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long UNSAID_SECONDS = 600;

    @Override
    public HttpRequest.Builder request() {
        String form;
        if (account != null) {
            form = "grant_type=password&username=" + encode(account.user()) + "&password="
                    + encode(account.password().value());
        } else {
            ParchmentBadgesSettings.App known = Objects.requireNonNull(app, "one of both is there");
            form = "grant_type=client_credentials&client_id=" + encode(known.client()) + "&client_secret="
                    + encode(known.secret().value());
        }
        return HttpRequest.newBuilder(token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&scope=" + encode("rw:issuer")));
    }

    @Override
    public Optional<Granted> granted(HubHttp.Answer answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            Duration life =
                    Duration.ofSeconds(Math.max(1, body.path("expires_in").asLong(UNSAID_SECONDS)));
            return Optional.of(body.path("access_token").asString(""))
                    .filter(access -> !access.isBlank())
                    .map(access -> Granted.bearer(access, life));
        } catch (JacksonException e) {
            // no answer of a token endpoint: no token
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
