package eu.passerelle.dashboard.login;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider of log-ins, and what of its claims counts.
 *
 * @param issuer exactly as the provider calls itself
 * @param clientId of the hub at the provider
 * @param clientSecret null for a client without one; PKCE is used in any case
 * @param person claim that names a person, for example {@code email}
 * @param groups claim with the person's groups; where there is none of that name, dots lead into nested claims
 * @param scopes that are asked for
 * @param address how browsers reach the hub
 */
public record LoginSettings(
        URI issuer,
        String clientId,
        @Nullable String clientSecret,
        String person,
        String groups,
        List<String> scopes,
        URI address) {

    public LoginSettings {
        scopes = List.copyOf(scopes);
    }

    /** Where the provider sends browsers back to; to be registered there. */
    public URI redirect() {
        return address.resolve("/login/back");
    }

    boolean isSecure() {
        return "https".equals(address.getScheme());
    }

    @Override
    public String toString() {
        return "LoginSettings[" + issuer + "]";
    }
}
