package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TokenLogin;
import eu.passerelle.connectors.json.JsonFields;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /login}: opens a session and gives a JWT. Installations without JWT go on with Basic. The session's cookie
 * is sent along, else each request would open a session of its own at the university; a session that has ended is no
 * error.
 */
record Esse3Login(URI base, Esse3Settings.Auth auth) implements TokenLogin {

    /** Sessions end after 15 minutes without use. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Esse3Login of(Esse3Settings settings) {
        return new Esse3Login(settings.base(), settings.auth());
    }

    @Override
    public HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(BaseAddress.of(base) + "/login?optionalFields=jwt"))
                .header("Accept", "application/json")
                .header("Authorization", basic());
    }

    @Override
    public Optional<Granted> granted(HubHttp.Answer answer) {
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (JacksonException e) {
            return Optional.empty();
        }
        if (!body.path("user").isObject()) {
            return Optional.empty();
        }
        String jwt = JsonFields.text(body, "jwt");
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", jwt == null ? basic() : "Bearer " + jwt);
        headers.put("X-Esse3-permit-invalid-jsessionid", "true");
        answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst()
                .ifPresent(session -> headers.put("Cookie", session));
        return Optional.of(new Granted(headers, LIFE));
    }

    private String basic() {
        String pair = auth.user() + ':' + auth.password().value();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
