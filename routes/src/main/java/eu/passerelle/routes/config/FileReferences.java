package eu.passerelle.routes.config;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a file of settings refers to: references, and places on the hub's machine. Whoever writes one has the hub read, or
 * fill, whatever it leads to. Files of value maps are not among them: they have rules of their own.
 */
public final class FileReferences {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String DIRECTORY = "directory";
    private static final String ELSEWHERE = "sftp";

    private static final String TYPES = "sdJwt";

    /** Keys that name a file or directory of the hub's machine. */
    static final Set<String> PLACES = Set.of("roster", DIRECTORY, "keystore", "trusted", "document", TYPES);

    private FileReferences() {}

    /**
     * Of keys and values as they are read, however they are written; of all that stands there, twice or not. Places stand
     * with their key, {@code directory: ../inbox/tampere}.
     *
     * @throws IllegalArgumentException it is no YAML
     */
    public static Set<String> of(String yaml) {
        Set<String> found = new LinkedHashSet<>();
        try (JsonParser parser = YAML.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
                    found.add("!!binary");
                } else if (token == JsonToken.PROPERTY_NAME || token.isScalarValue()) {
                    References.within(parser.getString()).forEach(found::add);
                }
                if (token.isScalarValue()) {
                    place(parser.streamReadContext(), parser.getString()).ifPresent(found::add);
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is no YAML that can be read.", e);
        }
        return found;
    }

    private static Optional<String> place(TokenStreamContext at, String value) {
        TokenStreamContext of = at.inArray() ? at.getParent() : at;
        String name = of.currentName();
        boolean isPlace = switch (name) {
            case null -> false;
            case DIRECTORY ->
                of.getParent() == null || !ELSEWHERE.equals(of.getParent().currentName());
            case TYPES -> value.contains("/");
            default -> PLACES.contains(name);
        };
        return isPlace ? Optional.of(name + ": " + value) : Optional.empty();
    }
}
