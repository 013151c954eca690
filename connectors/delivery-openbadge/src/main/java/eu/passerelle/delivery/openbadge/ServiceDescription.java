package eu.passerelle.delivery.openbadge;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a host says of itself (Open Badges 3.0, getServiceDescription: an OpenAPI document).
 *
 * @param api under which {@code /credentials} and {@code /profile} lie
 * @param registration RFC 7591; null: the host knows no dynamic registration
 */
record ServiceDescription(URI api, URI token, @Nullable URI registration) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @throws TargetUnavailable when this is no service description */
    static ServiceDescription read(byte[] document, OpenBadgeHostSettings settings, String about) {
        JsonNode root;
        try {
            root = JSON.readTree(document);
        } catch (JacksonException e) {
            throw new TargetUnavailable(about + "the answer to discovery is no JSON; check 'base'.");
        }
        JsonNode scheme = scheme(root.path("components").path("securitySchemes"));
        JsonNode flows = scheme.path("flows");
        String token = flows.path("clientCredentials")
                .path("tokenUrl")
                .asString(flows.path("authorizationCode").path("tokenUrl").asString(""));
        if (token.isBlank()) {
            throw new TargetUnavailable(
                    about + "the host's service description names no token endpoint; check 'base' and the host.");
        }
        String registration = scheme.path("x-imssf-registrationUrl").asString("");
        String api = root.path("servers").path(0).path("url").asString("");
        return new ServiceDescription(
                api.isBlank() ? settings.service("") : address(api, settings, about),
                address(token, settings, about),
                registration.isBlank() ? null : address(registration, settings, about));
    }

    private static JsonNode scheme(JsonNode schemes) {
        for (JsonNode scheme : schemes) {
            if (scheme.path("type").asString("").equals("oauth2")) {
                return scheme;
            }
        }
        return JSON.missingNode();
    }

    /** The specification's own example leaves the scheme out. An https host may not send our secret over http. */
    private static URI address(String text, OpenBadgeHostSettings settings, String about) {
        try {
            URI said = text.startsWith("/") || text.matches("https?://.*")
                    ? settings.base().resolve(text)
                    : URI.create("https://" + text);
            boolean downgraded = "https".equals(settings.base().getScheme()) && !"https".equals(said.getScheme());
            if (said.getHost() != null && !downgraded) {
                return said;
            }
        } catch (IllegalArgumentException e) {
            throw refused(about, e);
        }
        throw refused(about, null);
    }

    private static TargetRefused refused(String about, @Nullable Throwable cause) {
        return new TargetRefused(
                HUB, about + "the host's service description names an address that cannot be used.", cause);
    }

    URI at(String path) {
        String text = api.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }
}
