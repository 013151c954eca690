package eu.passerelle.dashboard.access;

import eu.passerelle.dashboard.login.LoginDesk;
import eu.passerelle.journal.LoginSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may call at all: the holders of the hub's own token and of tokens with names, and people who have logged in. */
public final class People {

    private static final String BEARER = "Bearer ";

    private final @Nullable String operator;
    private final Map<String, String> tokens;
    private final Supplier<AccessRules> rules;
    private final @Nullable LoginDesk logins;

    /**
     * @param operator the hub's own token; null without
     * @param tokens by name, of programs that may do less
     * @param rules in force now
     * @param logins of people with browsers; null where nobody can log in
     */
    public People(
            @Nullable String operator,
            Map<String, String> tokens,
            Supplier<AccessRules> rules,
            @Nullable LoginDesk logins) {
        this.logins = logins;
        this.operator = operator;
        this.tokens = Map.copyOf(tokens);
        this.rules = rules;
    }

    /** Whether nobody needs to say who he is, because only this machine reaches the hub. */
    public boolean isOpen() {
        return operator == null && tokens.isEmpty() && logins == null;
    }

    /** Logs people with browsers in and out; null where nobody can log in. */
    public @Nullable LoginDesk logins() {
        return logins;
    }

    /** The secret of a session that a request shows; whether it opens anything is another matter. */
    public Optional<String> session(HttpServletRequest request) {
        return logins == null ? Optional.empty() : logins.session(request);
    }

    /**
     * Who has logged in with a browser.
     *
     * @param session secret of a session
     */
    public Optional<Person> ofSession(String session) {
        return logins == null ? Optional.empty() : logins.find(session).map(this::person);
    }

    private Person person(LoginSessions.Login login) {
        return new Person(login.who(), true, rules.get().of(login.who(), login.groups()));
    }

    /**
     * Who sends a request with a token.
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
                found = new Person(token.getKey(), true, rules.get().of("token:" + token.getKey(), List.of()));
            }
        }
        return found;
    }

    private static boolean same(String authorization, String token) {
        return MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8), (BEARER + token).getBytes(StandardCharsets.UTF_8));
    }
}
