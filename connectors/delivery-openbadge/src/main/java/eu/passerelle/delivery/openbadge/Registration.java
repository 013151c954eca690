package eu.passerelle.delivery.openbadge;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TargetHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our client at a host: the configured one, or one that the hub registers by itself (RFC 7591). */
record Registration(String client, Secret secret) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @throws TargetRefused when neither is possible */
    static Registration of(TargetContext<OpenBadgeHostSettings> target, ServiceDescription service, String about) {
        OpenBadgeHostSettings settings = target.settings();
        if (settings.client() != null && settings.secret() != null) {
            return new Registration(settings.client(), settings.secret());
        }
        URI address = service.registration();
        if (address == null) {
            throw new TargetRefused(
                    HUB,
                    about + "the host does not register clients by itself; ask it for a client and set the target's"
                            + " 'client' and 'secret'.",
                    null);
        }
        return register(target, address, about);
    }

    private static Registration register(TargetContext<OpenBadgeHostSettings> target, URI address, String about) {
        @Nullable Secret invited = target.settings().registrationToken();
        HttpAuthentication authentication = invited == null ? null : new HttpAuthentication(null, null, invited, null);
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "client_name",
                "Passerelle",
                "grant_types",
                List.of("client_credentials"),
                "token_endpoint_auth_method",
                "client_secret_basic",
                "scope",
                HostLogin.UPSERT));
        HubHttp.Answer answer = new TargetHttp(target, about, authentication)
                .send(() -> HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        try {
            JsonNode registered = JSON.readTree(answer.body());
            String client = registered.path("client_id").asString("");
            String secret = registered.path("client_secret").asString("");
            if (!client.isBlank() && !secret.isBlank()) {
                return new Registration(client, new Secret(secret));
            }
        } catch (JacksonException e) {
            throw new TargetUnavailable(about + "the host's answer to the registration is no JSON.");
        }
        throw new TargetUnavailable(about + "the host's answer to the registration names no client.");
    }
}
