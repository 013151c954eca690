package eu.passerelle.connectors.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names an expression uses, found before it is parsed: JSONata itself notices an unknown function only when a record
 * comes along, and knows nothing of what is forbidden here.
 */
final class ExpressionText {

    private static final int MAX_LENGTH = 4_000;

    /** What is no code: strings, quoted names and comments. */
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*+`|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_]\\w*)");
    private static final Pattern DECLARED = Pattern.compile("\\$([A-Za-z_]\\w*)\\s*:=|[#@]\\$([A-Za-z_]\\w*)");
    private static final Pattern PARAMETERS = Pattern.compile("(?:function|λ)\\s*\\(([^)]*)\\)");
    private static final Pattern CODE_MAP = Pattern.compile("\\$code\\(\\s*(?:\"([^\"]+)\"|'([^']+)')");

    /** A string, a quoted name, a bare one; the latter reach from one sign of the language to the next. */
    private static final Pattern WORD =
            Pattern.compile("\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([^\\s.,:;()\\[\\]{}+*/<>=!&|?\"'`~^@#%$-]+)");

    /** Code in data, clock and chance: an expression reads the record and nothing else, and always says the same. */
    private static final Set<String> FORBIDDEN = Set.of("eval", "now", "millis", "random", "shuffle");

    private static final Set<String> FUNCTIONS = Set.of(
            ("sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim"
                            + " pad match contains replace split join formatNumber formatBase formatInteger parseInteger"
                            + " number floor ceil round abs sqrt power boolean not map zip filter single reduce sift keys"
                            + " lookup append exists spread merge reverse each error assert type sort distinct"
                            + " encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone"
                            + " code decimal")
                    .split(" "));

    /** What connectors put beside the record. */
    private static final Set<String> VARIABLES = Set.of("partition", "file", "sheet", "line", "university");

    private ExpressionText() {}

    /** @throws IllegalArgumentException with position, what and repair */
    static void check(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the expression is empty; leave the key out or write an expression");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an expression has at most " + MAX_LENGTH + " characters");
        }
        String code = blankQuoted(text);
        Set<String> known = new HashSet<>(declared(code));
        known.addAll(FUNCTIONS);
        known.addAll(VARIABLES);
        Matcher names = NAME.matcher(code);
        while (names.find()) {
            String name = names.group(1);
            if (FORBIDDEN.contains(name)) {
                throw at(
                        names.start(),
                        "$" + name + " is not allowed: an expression sees the record only, no clock, no"
                                + " chance and no code in data");
            }
            if (!known.contains(name)) {
                throw at(
                        names.start(),
                        "there is no $" + name + "; functions are those of JSONata, $code and $decimal," + " variables "
                                + VARIABLES.stream().sorted().map(v -> "$" + v).toList());
            }
        }
    }

    static IllegalArgumentException at(int position, String what) {
        return new IllegalArgumentException("position " + (position + 1) + ": " + what);
    }

    /** The value maps that an expression names in so many words. */
    static List<String> codeMaps(String text) {
        List<String> maps = new ArrayList<>();
        Matcher each = CODE_MAP.matcher(text);
        while (each.find()) {
            maps.add(each.group(1) == null ? each.group(2) : each.group(1));
        }
        return maps;
    }

    /**
     * Every name that a field may have which the expression asks for by its name, and many that are none: words, and what
     * stands in quotes.
     */
    static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        Matcher each = WORD.matcher(text);
        while (each.find()) {
            for (int group = 1; group <= each.groupCount(); group++) {
                if (each.group(group) != null) {
                    names.add(each.group(group).intern());
                }
            }
        }
        return names;
    }

    private static Set<String> declared(String code) {
        Set<String> declared = new HashSet<>();
        Matcher assigned = DECLARED.matcher(code);
        while (assigned.find()) {
            declared.add(assigned.group(1) == null ? assigned.group(2) : assigned.group(1));
        }
        Matcher functions = PARAMETERS.matcher(code);
        while (functions.find()) {
            Matcher parameters = NAME.matcher(functions.group(1));
            while (parameters.find()) {
                declared.add(parameters.group(1));
            }
        }
        return declared;
    }

    /** Positions stay. */
    private static String blankQuoted(String text) {
        return QUOTED.matcher(text).replaceAll(match -> " ".repeat(match.group().length()));
    }
}
