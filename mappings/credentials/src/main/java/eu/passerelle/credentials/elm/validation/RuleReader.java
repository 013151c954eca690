package eu.passerelle.credentials.elm.validation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads lines such as {@code 1..* Concept in language}; the grammar is in the pack's README. */
final class RuleReader {

    private static final String NEVER = "never: ";

    private final Set<String> classes;
    private final Map<String, CodeList> codeLists;
    private final Map<String, ProfilePack.Term> terms;
    private final Map<String, ClassRule> shapes = new HashMap<>();

    RuleReader(
            Set<String> classes,
            Map<String, CodeList> codeLists,
            Map<String, Map<String, String>> shapes,
            Map<String, ProfilePack.Term> terms) {
        this.classes = classes;
        this.codeLists = codeLists;
        this.terms = terms;
        shapes.forEach((name, lines) -> this.shapes.put(name, ClassRule.of(name, properties(name, lines))));
        classes.forEach(name -> known("classes.json", name, terms.keySet(), "term of context.json"));
    }

    Map<String, PropertyRule> properties(String owner, Map<String, String> lines) {
        Map<String, PropertyRule> rules = new HashMap<>();
        lines.forEach((term, line) -> rules.put(term, rule(owner + "." + term, term, line)));
        return rules;
    }

    /** The lines of a variant, by class. */
    Map<String, Map<String, PropertyRule>> changes(String variant, Map<String, Map<String, String>> changes) {
        Map<String, Map<String, PropertyRule>> rules = new HashMap<>();
        changes.forEach((name, lines) -> {
            known("variant " + variant, name, classes, "class");
            rules.put(name, properties(variant + "/" + name, lines));
        });
        return rules;
    }

    private PropertyRule rule(String where, String term, String line) {
        known(where, term, terms.keySet(), "term of context.json");
        if (line.startsWith(NEVER)) {
            return new PropertyRule(term, 0, PropertyRule.UNBOUNDED, new Range.Never(line.substring(NEVER.length())));
        }
        int dots = line.indexOf("..");
        int blank = line.indexOf(' ');
        if (dots < 1 || blank < dots + 3) {
            throw new IllegalArgumentException(where + ": \"" + line + "\" is not \"min..max range\".");
        }
        String most = line.substring(dots + 2, blank);
        Range range = range(where, line.substring(blank + 1).strip());
        checkAgainstContext(where, term, range);
        try {
            int max = most.equals("*") ? PropertyRule.UNBOUNDED : Integer.parseInt(most);
            return new PropertyRule(term, Integer.parseInt(line.substring(0, dots)), max, range);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + ": \"" + line + "\" is not \"min..max range\".", e);
        }
    }

    private Range range(String where, String text) {
        String[] words = text.split(" up to ", 2);
        Optional<Datatype> datatype = Datatype.of(words[0]);
        if (datatype.isPresent()) {
            return new Range.Values(datatype.get(), words.length == 1 ? Long.MAX_VALUE : Long.parseLong(words[1]));
        }
        Optional<ClassRule> shape = Optional.empty();
        Optional<CodeList> codeList = Optional.empty();
        String names = text;
        if (text.contains(" as ")) {
            names = text.substring(0, text.indexOf(" as "));
            shape = Optional.of(need(where, shapes, text.substring(text.indexOf(" as ") + 4), "shape"));
        } else if (text.contains(" in ")) {
            names = text.substring(0, text.indexOf(" in "));
            codeList = Optional.of(need(where, codeLists, text.substring(text.indexOf(" in ") + 4), "code list"));
        }
        List<String> alternatives =
                Arrays.stream(names.split("\\|", -1)).map(String::strip).toList();
        alternatives.forEach(name -> known(where, name, classes, "class, nor a datatype (" + Datatype.labels() + ")"));
        return new Range.Nodes(new LinkedHashSet<>(alternatives), codeList, shape);
    }

    /** A term that the context types otherwise would give values that no shape takes; the pack must say never. */
    private void checkAgainstContext(String where, String term, Range range) {
        String found = need(where, terms, term, "term of context.json").type();
        boolean fits = switch (range) {
            case Range.Nodes ignored -> found.equals("@id");
            case Range.Values(Datatype type, long ignored) ->
                found.equals(type.contextType()) || (type == Datatype.STRING && found.isEmpty());
            case Range.Never ignored -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(where + ": context.json gives \"" + term + "\" the type \"" + found
                    + "\", which is another range.");
        }
    }

    private static <T> T need(String where, Map<String, T> known, String name, String what) {
        T found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    where + ": \"" + name + "\" is no " + what + "." + NearestTerm.hint(name, known.keySet()));
        }
        return found;
    }

    private static void known(String where, String name, Set<String> names, String what) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    where + ": \"" + name + "\" is no " + what + "." + NearestTerm.hint(name, names));
        }
    }
}
