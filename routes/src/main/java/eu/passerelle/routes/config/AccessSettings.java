package eu.passerelle.routes.config;

import eu.passerelle.connectors.Secret;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may call the REST API beside who holds {@code web.token}, which opens everything. What each may do stands in
 * {@code access.csv}.
 *
 * @param tokens tokens of programs that may do less, by a name that the audit log shows and {@code token:} lines of
 *     {@code access.csv} give roles to
 */
public record AccessSettings(Map<String, Secret> tokens) {

    /** What the audit log calls those who are no persons. */
    private static final Set<String> TAKEN = Set.of("operator", "wallet", "notification");

    public AccessSettings(@Nullable Map<String, Secret> tokens) {
        this.tokens = tokens == null ? Map.of() : Map.copyOf(tokens);
        for (String name : this.tokens.keySet()) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}") || TAKEN.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + name + "' cannot be a token's name: use up to 60 letters, digits,"
                                + " '.', '_' and '-', none of " + new TreeSet<>(TAKEN));
            }
        }
    }
}
