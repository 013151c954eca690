package eu.passerelle.routes.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of a university's file as it was when the hub was built. */
public final class UniversitySchema {

    private static final JsonNode SCHEMA = load();
    private static final Pattern SECRET = Pattern.compile(ValueSchemas.SECRET);

    private UniversitySchema() {}

    private static JsonNode load() {
        try (InputStream in = UniversitySchema.class.getResourceAsStream("university.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, "university.json is packed by the build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON. */
    public static String text() {
        return SCHEMA.toString();
    }

    /** Paths of secrets that are written as they are, instead of as references. */
    public static List<String> plainSecrets(JsonNode values) {
        List<String> found = new ArrayList<>();
        look("", SCHEMA, values, found);
        return found;
    }

    private static void look(String path, JsonNode schema, JsonNode value, List<String> found) {
        if (value.isValueNode()) {
            boolean secret = ValueSchemas.SECRET.equals(schema.path("pattern").asString(""));
            if (secret && !value.isNull() && !SECRET.matcher(value.asString()).matches()) {
                found.add(path);
            }
            return;
        }
        if (value.isArray()) {
            value.forEach(each -> look(path, schema.path("items"), each, found));
            return;
        }
        JsonNode module = module(schema, value);
        value.properties().forEach(each -> {
            String key = each.getKey();
            JsonNode known = module.path("properties").path(key);
            JsonNode of = known.isMissingNode() ? module.path("additionalProperties") : known;
            look(path.isEmpty() ? key : path + "." + key, of, each.getValue(), found);
        });
    }

    /** Of a section by protocol what its module knows; else the section itself. */
    private static JsonNode module(JsonNode schema, JsonNode value) {
        String protocol = value.path("protocol").asString("");
        return schema.path("allOf")
                .valueStream()
                .filter(each ->
                        each.at("/if/properties/protocol/const").asString("").equals(protocol))
                .map(each -> each.path("then"))
                .findFirst()
                .orElse(schema);
    }
}
