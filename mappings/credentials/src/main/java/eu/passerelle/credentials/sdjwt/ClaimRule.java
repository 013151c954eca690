package eu.passerelle.credentials.sdjwt;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One claim of a type.
 *
 * @param from where its value comes from; null for a fixed one, for what the seal writes, and for what only contains
 *     other claims
 * @param fixed its value where it is the same in every credential of the type
 * @param disclosure whether the holder may keep it back
 * @param metadata what others are told of it: the file's own words without {@code from} and {@code value}
 */
record ClaimRule(
        ClaimPath path,
        @Nullable ClaimSource from,
        @Nullable JsonNode fixed,
        Disclosure disclosure,
        boolean mandatory,
        ObjectNode metadata) {

    private static final Set<String> MEMBERS = Set.of("path", "from", "value", "sd", "mandatory", "display", "svg_id");

    /** As SD-JWT VC type metadata says it. */
    enum Disclosure {
        ALWAYS,
        ALLOWED,
        NEVER;

        static Disclosure of(String word) {
            return switch (word) {
                case "always" -> ALWAYS;
                case "allowed" -> ALLOWED;
                case "never" -> NEVER;
                default ->
                    throw new IllegalArgumentException("'sd' is \"always\", \"allowed\" or \"never\", not " + word);
            };
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static ClaimRule read(JsonNode rule) {
        rule.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("a claim has no '" + name + "'; it has " + MEMBERS);
                });
        ClaimPath path = ClaimPath.read(rule.path("path"));
        ClaimSource from = rule.has("from") ? ClaimSource.of(rule.get("from").asString("")) : null;
        JsonNode fixed = rule.get("value");
        if (from != null && fixed != null) {
            throw new IllegalArgumentException("claim " + path + " has both 'from' and 'value'");
        }
        ObjectNode metadata = ((ObjectNode) rule.deepCopy()).without("from").without("value");
        return new ClaimRule(
                path,
                from,
                fixed,
                Disclosure.of(rule.path("sd").asString("allowed")),
                rule.path("mandatory").asBoolean(false),
                metadata);
    }

    /** The holder may keep it back: what the type leaves open is given to the holder. */
    boolean disclosable() {
        return disclosure != Disclosure.NEVER;
    }

    /** Whether anything but other claims gives it a value. */
    boolean hasValue() {
        return from != null || fixed != null;
    }

    boolean isList() {
        return from != null && from.isList();
    }

    /** What it must be, or must be a list of; empty where only its fixed value counts. */
    Optional<ClaimKind> kind() {
        return Optional.ofNullable(from).map(ClaimSource::kind);
    }
}
