package eu.passerelle.routes.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The same as the schemas for reading: every key of {@code hub.yaml}, a university's and a pathway's file in tables. */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            *Written by `./hub schema` from the settings records; change the javadoc there, not this page.*

            Configuration is strict: an unknown key, a key twice, a missing key or a value of the wrong kind stops the start
            and names file, line, key and the nearest key that exists. Every value may be a reference, `${env:NAME}`,
            `${env:NAME:-default}` or `${file:path}` (relative to the configuration directory); a secret must be one, without
            a default. Keys marked **yes** must be there. Durations are written like `PT10M`, `PT2S`, `P1D`.

            Editors with a YAML language server complete and check the files by [hub.json](../config/schema/hub.json),
            [university.json](../config/schema/university.json) and [pathway.json](../config/schema/pathway.json), which the
            first line of each file names.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private SettingsPage() {}

    static String of(JsonNode hub, JsonNode university, JsonNode pathway) {
        SettingsPage settings = new SettingsPage();
        settings.file("config/hub.yaml", hub);
        settings.modules("seal", hub.at("/properties/seal"));
        settings.modules("keys", hub.at("/properties/keys/additionalProperties"));
        settings.modules("targets", hub.at("/properties/targets/additionalProperties"));
        settings.file("config/universities/<id>.yaml", university);
        settings.modules("sis", university.at("/properties/sis"));
        settings.file("config/pathways/<id>.yaml", pathway);
        return settings.page.toString();
    }

    private void file(String name, JsonNode schema) {
        page.append("\n## `").append(name).append("`\n");
        table(schema);
    }

    private void modules(String section, JsonNode schema) {
        for (JsonNode each : schema.path("allOf")) {
            JsonNode module = each.path("then");
            String protocol = each.at("/if/properties/protocol/const").asString();
            page.append("\n### `%s` with `protocol: %s`\n".formatted(section, protocol));
            if (module.has("description")) {
                page.append(module.path("description").asString()).append('\n');
            }
            if (module.has("$comment")) {
                String readme = module.path("$comment").asString();
                page.append("More: [%s](../%s).\n".formatted(readme, readme));
            }
            table(module);
        }
    }

    private void table(JsonNode schema) {
        page.append("\n| key | value | needed | |\n|---|---|---|---|\n");
        rows("", schema);
    }

    private void rows(String prefix, JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String key = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value.isEmpty()) {
                continue; // protocol, which the heading names
            }
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            key,
                            kind(value),
                            required.contains(property.getKey()) ? "yes" : "",
                            value.path("description").asString("").replace("|", "\\|")));
            nested(key, value);
        }
    }

    private void nested(String key, JsonNode value) {
        if (isSection(value) || isSection(value.path("additionalProperties"))) {
            return; // has tables of its own
        }
        if (value.has("properties")) {
            rows(key + ".", value);
        } else if (value.path("additionalProperties").has("properties")) {
            rows(key + ".<name>.", value.path("additionalProperties"));
        } else if (value.path("items").has("properties")) {
            rows(key + "[].", value.path("items"));
        }
    }

    private static boolean isSection(JsonNode value) {
        return value.path("properties").has("protocol");
    }

    private static String kind(JsonNode value) {
        if (value.has("anyOf")) {
            return kind(value.path("anyOf").get(0));
        }
        if (value.has("enum")) {
            return value.path("enum")
                    .valueStream()
                    .map(word -> "`" + word.asString() + "`")
                    .collect(Collectors.joining(", "));
        }
        return switch (value.path("type").asString("")) {
            case "string" -> text(value.path("pattern").asString(""));
            case "integer" -> "whole number";
            case "number" -> "number";
            case "boolean" -> "`true`, `false`";
            case "array" -> "list: " + kind(value.path("items"));
            case "object" -> object(value);
            default -> "anything";
        };
    }

    private static String text(String pattern) {
        if (pattern.equals(ValueSchemas.SECRET)) {
            return "secret";
        }
        return pattern.equals(ValueSchemas.DURATION) ? "duration" : "text";
    }

    private static String object(JsonNode value) {
        if (isSection(value)) {
            return "by `protocol`";
        }
        JsonNode named = value.path("additionalProperties");
        return named.isObject() ? "by name: " + kind(named) : "section";
    }
}
