package eu.passerelle.routes.config;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may call the REST API and use the page beside who holds {@code web.token}, which opens everything. What each may do
 * stands in {@code access.csv}.
 *
 * @param tokens tokens of programs that may do less, by a name that the audit log shows and {@code token:} lines of
 *     {@code access.csv} give roles to
 * @param issuer of the OpenID provider where people log in, exactly as it calls itself, for example
 *     {@code https://login.example.org/realms/staff}; nobody can log in when absent. Its hosts must be in {@code outgoing}
 * @param clientId of the hub at the provider, where {@code <web.address>/login/back} is to be registered
 * @param clientSecret of the hub at the provider; absent: a client without one
 * @param person claim that names a person, {@code email} when absent, which the provider must have verified
 * @param groups claim with a person's groups, {@code groups} when absent; dots lead into nested claims, for example
 *     {@code realm_access.roles}
 * @param scopes that are asked for; {@code openid}, {@code profile} and {@code email} when absent
 * @param idle a session ends so long after it was last used; {@code PT1H} when absent
 * @param longest a session ends so long after it began, and with it the groups of then; {@code PT10H} when absent
 */
public record AccessSettings(
        Map<String, Secret> tokens,
        @Nullable URI issuer,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        String person,
        String groups,
        List<String> scopes,
        Duration idle,
        Duration longest) {

    static final AccessSettings NONE = new AccessSettings(null, null, null, null, null, null, null, null, null);

    /** A log-in with all by default. */
    public static AccessSettings logIn(URI issuer, String clientId, Secret clientSecret) {
        return new AccessSettings(null, issuer, clientId, clientSecret, null, null, null, null, null);
    }

    /** What the audit log calls those who are no persons. */
    private static final Set<String> TAKEN = Set.of("operator", "wallet", "notification", "learner", "hub");

    public AccessSettings(
            @Nullable Map<String, Secret> tokens,
            @Nullable URI issuer,
            @Nullable String clientId,
            @Nullable Secret clientSecret,
            @Nullable String person,
            @Nullable String groups,
            @Nullable List<String> scopes,
            @Nullable Duration idle,
            @Nullable Duration longest) {
        this.tokens = tokens == null ? Map.of() : Map.copyOf(tokens);
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.person = Objects.requireNonNullElse(person, "email");
        this.groups = Objects.requireNonNullElse(groups, "groups");
        this.scopes = scopes == null
                ? List.of("openid", "profile", "email")
                : Stream.concat(Stream.of("openid"), scopes.stream()).distinct().toList();
        this.idle = Objects.requireNonNullElse(idle, Duration.ofHours(1));
        this.longest = Objects.requireNonNullElse(longest, Duration.ofHours(10));
        for (String name : this.tokens.keySet()) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}") || TAKEN.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + name + "' cannot be a token's name: use up to 60 letters, digits,"
                                + " '.', '_' and '-', none of " + new TreeSet<>(TAKEN));
            }
        }
        if ((issuer == null) != (clientId == null)) {
            throw new IllegalArgumentException("issuer and clientId are needed together");
        }
        if (issuer != null && !isSafe(issuer)) {
            throw new IllegalArgumentException("issuer must begin with https://");
        }
        if (!this.idle.isPositive() || !this.longest.isPositive()) {
            throw new IllegalArgumentException("idle and longest must be more than nothing");
        }
    }

    /** Whether nobody on the way can read it: HTTPS, or this very machine. */
    public static boolean isSafe(URI address) {
        String host = String.valueOf(address.getHost());
        return "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && (host.equals("localhost") || host.equals("127.0.0.1"));
    }
}
