package eu.passerelle.dashboard.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** OpenID Connect RP-Initiated Logout 1.0: no token is kept to show, so the provider may ask the person once more. */
final class LogoutAddress {

    private LogoutAddress() {}

    static URI of(URI endpoint, LoginSettings settings) {
        String separator = endpoint.getQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + "client_id=" + encoded(settings.clientId())
                + "&post_logout_redirect_uri="
                + encoded(settings.address().resolve("/").toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
