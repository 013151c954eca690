package eu.passerelle.dashboard.login;

import eu.passerelle.dashboard.login.LoginRefused.Why;
import eu.passerelle.journal.LoginSessions.Login;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a person is by the claims of an ID token that was checked; more may be added to {@code said}. */
record Claims(LoginSettings settings, Map<String, Object> said) {

    private static final String EMAIL = "email";
    private static final String VERIFIED = "email_verified";
    /** What {@code access.csv} can hold. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl},\\s](?:[^\\p{Cntrl},]{0,198}[^\\p{Cntrl},\\s])?");

    private static final Pattern ADDRESS = Pattern.compile("[^@:]+@[^@:]+");
    private static final int MOST_GROUPS = 1_000;

    /** Whether the UserInfo endpoint may know more. */
    boolean lacks() {
        return claim(settings.person()) == null
                || claim(settings.groups()) == null
                || settings.person().equals(EMAIL) && said.get(VERIFIED) == null;
    }

    Login login(String subject) throws LoginRefused {
        if (!(claim(settings.person()) instanceof String person)
                || !NAME.matcher(person).matches()) {
            throw new LoginRefused(Why.NAMELESS, "There is no claim '" + settings.person() + "' that names the person");
        }
        if (settings.person().equals(EMAIL) && !"true".equals(String.valueOf(said.get(VERIFIED)))) {
            throw new LoginRefused(
                    Why.NAMELESS,
                    "The provider has not made sure of the e-mail address (email_verified); set access.person to another claim");
        }
        return new Login(name(person), groups(), subject, settings.issuer().toString());
    }

    /** Never that of a token, which has no @, and nothing that reads like a group. */
    private static String name(String person) {
        return ADDRESS.matcher(person).matches() ? person.toLowerCase(Locale.ROOT) : "person:" + person;
    }

    private List<String> groups() {
        Object groups = claim(settings.groups());
        Collection<?> all =
                groups instanceof Collection<?> several ? several : groups == null ? List.of() : List.of(groups);
        return all.stream()
                .map(Objects::toString)
                .filter(group -> NAME.matcher(group).matches())
                .limit(MOST_GROUPS)
                .toList();
    }

    private @Nullable Object claim(String name) {
        Object found = said.get(name);
        if (found != null) {
            return found;
        }
        Object within = said;
        for (String part : name.split("\\.", -1)) {
            within = within instanceof Map<?, ?> nested ? nested.get(part) : null;
        }
        return within;
    }
}
