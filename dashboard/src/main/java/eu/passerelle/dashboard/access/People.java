package eu.passerelle.dashboard.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may call at all: the holders of the hub's own token and of tokens with names. */
public final class People {

    private static final String BEARER = "Bearer ";

    private final @Nullable String operator;
    private final Map<String, String> tokens;
    private final Supplier<AccessRules> rules;

    /**
     * @param operator the hub's own token; null without
     * @param tokens by name, of programs that may do less
     * @param rules in force now
     */
    public People(@Nullable String operator, Map<String, String> tokens, Supplier<AccessRules> rules) {
        this.operator = operator;
        this.tokens = Map.copyOf(tokens);
        this.rules = rules;
    }

    /** Whether nobody needs to say who he is, because only this machine reaches the hub. */
    public boolean isOpen() {
        return operator == null && tokens.isEmpty();
    }

    /**
     * Who sends a request.
     *
     * @param authorization the header
     * @return null for nobody that is known
     */
    public @Nullable Person of(@Nullable String authorization) {
        if (isOpen()) {
            return Person.OPERATOR;
        }
        if (authorization == null) {
            return null;
        }
        Person found = operator != null && same(authorization, operator) ? Person.OPERATOR : null;
        // all are compared, so that the time tells nothing
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            if (same(authorization, token.getValue()) && found == null) {
                found = new Person(token.getKey(), true, rules.get().of("token:" + token.getKey()));
            }
        }
        return found;
    }

    private static boolean same(String authorization, String token) {
        return MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8), (BEARER + token).getBytes(StandardCharsets.UTF_8));
    }
}
