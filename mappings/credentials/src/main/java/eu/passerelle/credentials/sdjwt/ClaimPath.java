package eu.passerelle.credentials.sdjwt;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Where a claim stands, as SD-JWT VC type metadata writes it: names from the outside in, {@code null} for every element
 * of an array.
 *
 * @param steps names; {@link #EACH} for the elements of an array
 */
record ClaimPath(List<String> steps) {

    /** Every element of an array; no claim has an empty name. */
    static final String EACH = "";

    ClaimPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.getFirst().equals(EACH)) {
            throw new IllegalArgumentException("a claim's path begins with a name");
        }
    }

    /** @throws IllegalArgumentException where the JSON is no path */
    static ClaimPath read(JsonNode path) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : path) {
            if (step.isNull()) {
                steps.add(EACH);
            } else if (step.isString() && !step.asString().isBlank()) {
                steps.add(step.asString());
            } else {
                throw new IllegalArgumentException("a claim's path has names and null only, not " + step);
            }
        }
        return new ClaimPath(steps);
    }

    ArrayNode toJson() {
        ArrayNode path = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> {
            if (step.equals(EACH)) {
                path.addNull();
            } else {
                path.add(step);
            }
        });
        return path;
    }

    String first() {
        return steps.getFirst();
    }

    String last() {
        return steps.getLast();
    }

    boolean isTop() {
        return steps.size() == 1;
    }

    boolean isWithin(ClaimPath outer) {
        return steps.size() > outer.steps.size()
                && steps.subList(0, outer.steps.size()).equals(outer.steps);
    }

    /** Whether the claim is there; of an array the first element decides. */
    boolean standsIn(JsonNode claims) {
        JsonNode at = claims;
        for (String step : steps) {
            at = step.equals(EACH) ? at.path(0) : at.path(step);
        }
        return !at.isMissingNode();
    }

    ClaimPath with(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new ClaimPath(longer);
    }

    static ClaimPath of(String name) {
        return new ClaimPath(List.of(name));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(first());
        steps.stream().skip(1).forEach(step -> text.append(step.equals(EACH) ? "[]" : "." + step));
        return text.toString();
    }
}
