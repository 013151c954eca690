package eu.passerelle.connectors.http;

import eu.passerelle.connectors.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows who we are; tokens are kept until shortly before they end and shared by equal settings. */
final class Authorization {

    private static final ConcurrentHashMap<HttpAuthentication, Authorization> KNOWN = new ConcurrentHashMap<>();
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern EXPIRES = Pattern.compile("\"expires_in\"\\s*:\\s*\"?(\\d+)");
    /** Tokens are renewed this long before they end, so that one does not end on the way. */
    private static final int EARLY_SECONDS = 15;

    private final HttpAuthentication authentication;
    private final Clock clock;
    private @Nullable String header;
    private Instant until = Instant.MIN;

    private Authorization(HttpAuthentication authentication, Clock clock) {
        this.authentication = authentication;
        this.clock = clock;
    }

    static Authorization of(HttpAuthentication authentication, Clock clock) {
        return KNOWN.computeIfAbsent(authentication, ignored -> new Authorization(authentication, clock));
    }

    boolean renewable() {
        return authentication.oauth2() != null;
    }

    synchronized void renew() {
        header = null;
    }

    /**
     * Puts header or key into the request; nothing where the system asks for nothing.
     *
     * @param http of the caller, whose limits and allowed hosts hold for the token endpoint too
     */
    void show(HubHttp http, HttpRequest.Builder request) throws IOException {
        HttpAuthentication.ApiKey key = authentication.apiKey();
        if (key == null) {
            if (authentication.basic() != null || authentication.oauth2() != null || authentication.bearer() != null) {
                request.setHeader("Authorization", header(http));
            }
        } else if (key.header() != null) {
            request.setHeader(key.header(), key.value().value());
        } else if (key.query() != null) {
            String address = request.copy().build().uri().toString();
            request.uri(URI.create(address
                    + (address.contains("?") ? '&' : '?')
                    + encode(key.query())
                    + '='
                    + encode(key.value().value())));
        }
    }

    private synchronized String header(HubHttp http) throws IOException {
        if (header == null || !clock.instant().isBefore(until)) {
            HttpAuthentication.Basic basic = authentication.basic();
            HttpAuthentication.ClientCredentials oauth2 = authentication.oauth2();
            if (basic != null) {
                header = basic(basic.user(), basic.password().value());
                until = Instant.MAX;
            } else if (oauth2 != null) {
                header = "Bearer " + token(http, oauth2);
            } else {
                Secret bearer = Objects.requireNonNull(authentication.bearer(), "no other way is left");
                header = "Bearer " + bearer.value();
                until = Instant.MAX;
            }
        }
        return header;
    }

    private String token(HubHttp http, HttpAuthentication.ClientCredentials oauth2) throws IOException {
        String scope = oauth2.scope();
        String form = "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + encode(scope));
        HubHttp.Answer answer = http.send(HttpRequest.newBuilder(oauth2.token())
                .header(
                        "Authorization",
                        basic(encode(oauth2.client()), encode(oauth2.secret().value())))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.status() >= 500 || answer.status() == 408) {
            throw new IOException("the token endpoint answers HTTP " + answer.status());
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        Matcher token = TOKEN.matcher(body);
        if (answer.status() != 200 || !token.find()) {
            throw new TokenRefused(answer);
        }
        Matcher expires = EXPIRES.matcher(body);
        long seconds = expires.find() ? Long.parseLong(expires.group(1)) : 60;
        until = clock.instant().plusSeconds(Math.max(1, seconds - EARLY_SECONDS));
        return token.group(1);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
