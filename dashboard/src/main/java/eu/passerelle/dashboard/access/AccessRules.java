package eu.passerelle.dashboard.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who has which roles where: the text of {@code config/access.csv}. A line is {@code who,university,roles}: who is
 * {@code token:} and a token's name; the university is an id or {@code *} for all; roles stand with spaces between them.
 * {@code #} begins a comment.
 */
public final class AccessRules {

    static final AccessRules NONE = new AccessRules(List.of());
    private static final String HEADER = "who,university,roles";
    private static final Pattern WHO = Pattern.compile("token:[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern PLACE = Pattern.compile("\\*|[a-z][a-z0-9-]{1,39}");

    private final List<Rule> rules;

    private record Rule(String who, String university, Set<Role> roles) {}

    private AccessRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** Fails with {@link IllegalArgumentException}, which names line and repair. */
    public static AccessRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        boolean headed = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#")) {
                continue;
            }
            if (!headed) {
                if (!plain.replace(" ", "").equals(HEADER)) {
                    throw wrong(number, "the first line must be '" + HEADER + "'");
                }
                headed = true;
                continue;
            }
            rules.add(rule(number, plain));
        }
        return new AccessRules(List.copyOf(rules));
    }

    private static Rule rule(int number, String line) {
        String[] values = line.split(",", -1);
        if (values.length != 3) {
            throw wrong(number, "three values are needed, '" + HEADER + "'");
        }
        String who = values[0].strip();
        String place = values[1].strip();
        if (!WHO.matcher(who).matches()) {
            throw wrong(number, "'" + who + "' must be token: and the name of one of access.tokens");
        }
        if (!PLACE.matcher(place).matches()) {
            throw wrong(number, "'" + place + "' must be the id of a university, or * for all");
        }
        Set<Role> held = EnumSet.noneOf(Role.class);
        for (String word : values[2].strip().split("\\s+")) {
            held.add(Role.of(word)
                    .orElseThrow(() -> wrong(number, "there is no role '" + word + "'; there are " + Role.words())));
        }
        return new Rule(who, place, held);
    }

    private static IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException("access.csv, line " + line + ": " + what + ".");
    }

    /** @param caller {@code token:} and its name */
    Map<String, Set<Role>> of(String caller) {
        Map<String, Set<Role>> roles = new HashMap<>();
        for (Rule rule : rules) {
            if (rule.who().equals(caller)) {
                roles.computeIfAbsent(rule.university(), place -> EnumSet.noneOf(Role.class))
                        .addAll(rule.roles());
            }
        }
        return roles;
    }
}
