package eu.passerelle.credentials.shapes;

import eu.passerelle.credentials.CredentialProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One check of one document: what the tables ask of it, and what a format's own rules add. */
public final class ShapeCheck {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST = 50;

    private final Shapes shapes;
    private final List<CredentialProblem> problems = new ArrayList<>();

    public ShapeCheck(Shapes shapes) {
        this.shapes = shapes;
    }

    /** Reads a JSON object; empty, with a problem, where it is none. */
    public Optional<JsonNode> read(byte[] content) {
        try {
            JsonNode document = JSON.readTree(content);
            if (document.isObject()) {
                return Optional.of(document);
            }
            add("", "json", "The document is no JSON object.");
        } catch (JacksonException e) {
            // its message would quote the document
            add(
                    "",
                    "json",
                    "The document cannot be read as JSON: " + e.getClass().getSimpleName() + ".");
        }
        return Optional.empty();
    }

    /** Checks an object and all within it. */
    public void object(JsonNode object, String className, String path) {
        Map<String, Shapes.Property> shape = shapes.of(className);
        shape.forEach((name, property) -> {
            JsonNode value = object.get(name);
            if (value == null) {
                if (property.required()) {
                    add(
                            path,
                            "cardinality",
                            className + " needs '" + name + "': "
                                    + property.kind().wanted() + ".");
                }
            } else {
                value(value, property, path + "/" + name);
            }
        });
        object.propertyNames().forEach(name -> {
            if (!shape.containsKey(name)) {
                add(path, "unknown-term", "'" + shortened(name) + "' is no property of " + className + ".");
            }
        });
    }

    private void value(JsonNode value, Shapes.Property property, String path) {
        if (!property.list()) {
            one(value, property.kind(), path);
        } else if (!value.isArray()) {
            add(path, "cardinality", "A list is wanted, even of one.");
        } else if (value.isEmpty() && property.required()) {
            add(
                    path,
                    "cardinality",
                    "The list is empty; at least one is wanted: "
                            + property.kind().wanted() + ".");
        } else {
            for (int i = 0; i < value.size(); i++) {
                one(value.get(i), property.kind(), path + "/" + i);
            }
        }
    }

    private void one(JsonNode value, Kind kind, String path) {
        if (!kind.fits().test(value)) {
            add(path, "value", "Wanted is " + kind.wanted() + ".");
        } else if (!kind.className().isEmpty()) {
            object(value, kind.className(), path);
        }
    }

    public void add(String path, String rule, String message) {
        if (problems.size() < MOST) {
            problems.add(new CredentialProblem(path, rule, message));
        }
    }

    /** All that is wrong, at most 50 problems. */
    public List<CredentialProblem> problems() {
        return List.copyOf(problems);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
