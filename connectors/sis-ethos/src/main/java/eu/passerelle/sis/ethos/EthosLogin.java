package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TokenLogin;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /auth}: an API key as bearer is exchanged for a JWT, which is the whole answer. */
record EthosLogin(URI base, Secret apiKey) implements TokenLogin {

    private static final Duration LIFE = Duration.ofMinutes(5);

    static EthosLogin of(EthosSettings settings) {
        return new EthosLogin(settings.base(), settings.auth().apiKey());
    }

    @Override
    public HttpRequest.Builder request() {
        URI auth = URI.create(BaseAddress.of(base) + "/auth?expirationMinutes=" + LIFE.toMinutes());
        return HttpRequest.newBuilder(auth)
                .header("Authorization", "Bearer " + apiKey.value())
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    @Override
    public Optional<Granted> granted(HubHttp.Answer answer) {
        String token = new String(answer.body(), StandardCharsets.UTF_8).strip();
        return token.matches("[A-Za-z0-9._~+/=-]+") ? Optional.of(Granted.bearer(token, LIFE)) : Optional.empty();
    }
}
