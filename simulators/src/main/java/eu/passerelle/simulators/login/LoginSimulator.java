package eu.passerelle.simulators.login;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.FormFields;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider (OpenID Connect Core 1.0, authorization code flow with PKCE; Discovery; RP-Initiated Logout) where
 * nobody needs a password: a page asks who one is. It is strict: client, redirect address, code (once) and PKCE must be
 * right.
 */
public final class LoginSimulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long VALID_SECONDS = 300;

    private final String client;
    private final String secret;
    private final List<DemoPerson> people;
    private final TokenSigner key = new TokenSigner("demo-1");
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, DemoPerson> access = new ConcurrentHashMap<>();
    private final SimulatedServer server;
    private volatile UnaryOperator<Map<String, Object>> claims = UnaryOperator.identity();
    private volatile boolean wrongKey;
    private volatile boolean claimsAtUserinfoOnly;

    private record Grant(DemoPerson person, FormFields asked) {}

    /**
     * @param port 0 for a free one
     * @param client id of the hub
     * @param secret of the hub
     */
    public LoginSimulator(int port, String client, String secret, List<DemoPerson> people) {
        this.client = client;
        this.secret = secret;
        this.people = List.copyOf(people);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** The issuer. */
    public URI address() {
        return server.address();
    }

    /** What ID tokens say from now on instead of what is right. */
    public void claims(UnaryOperator<Map<String, Object>> changed) {
        claims = changed;
    }

    /** Whether ID tokens are signed by a key that is not the provider's. */
    public void wrongKey(boolean wrong) {
        wrongKey = wrong;
    }

    /** Whether who the person is stands at the UserInfo endpoint alone, as at many proxies. */
    public void claimsAtUserinfoOnly(boolean only) {
        claimsAtUserinfoOnly = only;
    }

    /** Answers 503 to everything until told otherwise. */
    public void down(boolean isDown) {
        server.down(isDown);
    }

    private void handle(HttpExchange exchange) throws IOException {
        FormFields query = FormFields.of(String.valueOf(exchange.getRequestURI().getRawQuery()));
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(exchange, 200, metadata());
            case "/jwks" -> json(exchange, 200, Map.of("keys", List.of(key.jwk())));
            case "/authorize" -> authorize(exchange, query);
            case "/token" -> token(exchange, FormFields.of(body(exchange)));
            case "/userinfo" -> userinfo(exchange);
            case "/logout" -> redirect(exchange, query.first("post_logout_redirect_uri", "/"));
            default -> SimulatedServer.send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private Map<String, Object> metadata() {
        String at = address().toString();
        return Map.ofEntries(
                Map.entry("issuer", at),
                Map.entry("authorization_endpoint", at + "/authorize"),
                Map.entry("token_endpoint", at + "/token"),
                Map.entry("userinfo_endpoint", at + "/userinfo"),
                Map.entry("end_session_endpoint", at + "/logout"),
                Map.entry("jwks_uri", at + "/jwks"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
                Map.entry("code_challenge_methods_supported", List.of("S256")),
                Map.entry("authorization_response_iss_parameter_supported", true));
    }

    /** The page, and what it leads to: {@code as} is the e-mail address of who was chosen, or {@code nobody}. */
    private void authorize(HttpExchange exchange, FormFields asked) throws IOException {
        String wrong = wrong(asked);
        if (wrong != null) {
            SimulatedServer.send(exchange, 400, "text/plain", wrong.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String as = asked.first("as", "");
        if (as.isEmpty()) {
            String page = ChoosingPage.of(people, exchange.getRequestURI().getRawQuery());
            SimulatedServer.send(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String back = asked.first("redirect_uri", "") + "?iss="
                + encoded(address().toString()) + "&state=" + encoded(asked.first("state", ""));
        DemoPerson person = people.stream()
                .filter(each -> each.email().equals(as))
                .findFirst()
                .orElse(null);
        if (person == null) {
            redirect(exchange, back + "&error=access_denied");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Grant(person, asked));
        redirect(exchange, back + "&code=" + code);
    }

    private @Nullable String wrong(FormFields asked) {
        if (!asked.first("client_id", "").equals(client)) {
            return "unknown client_id";
        }
        if (!asked.first("response_type", "").equals("code")
                || !asked.first("scope", "").contains("openid")) {
            return "not a code flow of OpenID Connect";
        }
        return asked.first("code_challenge_method", "").equals("S256")
                        && !asked.first("code_challenge", "").isEmpty()
                ? null
                : "PKCE with S256 is required";
    }

    private void token(HttpExchange exchange, FormFields form) throws IOException {
        String pair = Base64.getEncoder().encodeToString((client + ':' + secret).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + pair).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            json(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        Grant grant = codes.remove(form.first("code", ""));
        if (grant == null
                || !form.first("redirect_uri", "").equals(grant.asked().first("redirect_uri", ""))
                || !TokenSigner.challenge(form.first("code_verifier", ""))
                        .equals(grant.asked().first("code_challenge", ""))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String token = UUID.randomUUID().toString();
        access.put(token, grant.person());
        TokenSigner signer = wrongKey ? new TokenSigner("demo-1") : key;
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        token,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        VALID_SECONDS,
                        "id_token",
                        signer.sign(claims.apply(claims(grant)))));
    }

    private Map<String, Object> claims(Grant grant) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> said = new HashMap<>(Map.of(
                "iss",
                address().toString(),
                "aud",
                client,
                "sub",
                grant.person().subject(),
                "iat",
                now,
                "exp",
                now + VALID_SECONDS,
                "nonce",
                grant.asked().first("nonce", "")));
        if (!claimsAtUserinfoOnly) {
            said.putAll(who(grant.person()));
        }
        return said;
    }

    private static Map<String, Object> who(DemoPerson person) {
        return Map.of(
                "name", person.name(), "email", person.email(), "email_verified", true, "groups", person.groups());
    }

    private void userinfo(HttpExchange exchange) throws IOException {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        DemoPerson person = access.get(header.replaceFirst("^Bearer ", ""));
        if (person == null) {
            json(exchange, 401, Map.of("error", "invalid_token"));
            return;
        }
        Map<String, Object> said = new HashMap<>(who(person));
        said.put("sub", person.subject());
        json(exchange, 200, said);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        SimulatedServer.send(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    @Override
    public void close() {
        server.close();
    }
}
