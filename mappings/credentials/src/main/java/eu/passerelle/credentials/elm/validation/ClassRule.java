package eu.passerelle.credentials.elm.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The terms of a class, or of a shape for one place. */
record ClassRule(String name, Map<String, PropertyRule> properties, List<PropertyRule> mandatory) {

    ClassRule {
        properties = Map.copyOf(properties);
        mandatory = List.copyOf(mandatory);
    }

    static ClassRule of(String name, Map<String, PropertyRule> properties) {
        return new ClassRule(
                name,
                properties,
                properties.values().stream().filter(PropertyRule::mandatory).toList());
    }

    /** This class with lines of a variant; {@code merge} says what becomes of a line that is there already. */
    ClassRule with(Map<String, PropertyRule> lines, BinaryOperator<PropertyRule> merge) {
        Map<String, PropertyRule> merged = new HashMap<>(properties);
        lines.forEach((term, rule) -> merged.merge(term, rule, merge));
        return of(name, merged);
    }
}
