package eu.passerelle.sis.table;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The ready university files of this module, as operators copy them. */
final class Presets {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private Presets() {}

    static TableSettings settings(String id) {
        ObjectNode sis = (ObjectNode) file(id).get("sis");
        sis.remove("protocol");
        return YAML.treeToValue(sis, TableSettings.class);
    }

    static Columns columns(String id) {
        return java.util.Objects.requireNonNull(settings(id).columns());
    }

    /** The university of the file with other settings. */
    static SisContext<TableSettings> sis(String id, TableSettings settings) {
        JsonNode file = file(id);
        List<String> languages = new ArrayList<>();
        file.get("languages").forEach(language -> languages.add(language.asString()));
        Organisation organisation = new Organisation(
                LocalizedText.of("en", file.get("name").get("en").asString()),
                file.get("country").asString(),
                null,
                file.get("schacDomain").asString(),
                file.get("homepage").asString());
        return new SisContext<>(
                new University(
                        file.get("id").asString(),
                        organisation,
                        languages,
                        ZoneId.of(file.get("timeZone").asString())),
                settings,
                new Limits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("127.0.0.1")),
                Path.of("."),
                Clock.systemUTC());
    }

    private static JsonNode file(String id) {
        return YAML.readTree(Path.of("presets", id + ".yaml").toFile());
    }
}
