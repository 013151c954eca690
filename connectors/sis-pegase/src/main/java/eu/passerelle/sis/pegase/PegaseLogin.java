package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TokenLogin;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** CAS's REST protocol with {@code token=true}: the answer (201) is the JWT itself. */
record PegaseLogin(PegaseSettings.Auth auth) implements TokenLogin {

    /** Tokens are good for several hours; how many is the tenant's. */
    private static final Duration LIFE = Duration.ofHours(1);

    @Override
    public HttpRequest.Builder request() {
        String form = "username=" + encode(auth.user()) + "&password="
                + encode(auth.password().value()) + "&token=true";
        return HttpRequest.newBuilder(auth.tickets())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    @Override
    public Optional<Granted> granted(HubHttp.Answer answer) {
        String token = new String(answer.body(), StandardCharsets.UTF_8).strip();
        return token.matches("[A-Za-z0-9._~+/=-]+") ? Optional.of(Granted.bearer(token, LIFE)) : Optional.empty();
    }

    /** Pégase answers 403 to a token that has ended, as it does where a permission is missing. */
    @Override
    public boolean mayHaveEnded(int status) {
        return status == 401 || status == 403;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
