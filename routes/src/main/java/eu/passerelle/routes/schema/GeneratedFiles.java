package eu.passerelle.routes.schema;

import eu.passerelle.routes.config.HubSettings;
import eu.passerelle.routes.config.PathwaySettings;
import eu.passerelle.routes.config.UniversitySettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code ./hub schema} writes into the repository: JSON Schemas for {@code hub.yaml}, a university's file and
 * a pathway's, and the page that lists all their keys. Made from the settings records of this module and of every connector on
 * the class path; the words come from their source's javadoc.
 */
public final class GeneratedFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private GeneratedFiles() {}

    /**
     * @param repository root of the sources
     * @return contents by path below the root
     * @throws IllegalStateException when a settings record's source is not there
     */
    public static Map<Path, String> of(Path repository) {
        SettingsSchemas schemas = new SettingsSchemas(new DocComments(repository));
        JsonNode hub = schemas.of(HubSettings.class);
        JsonNode university = schemas.of(UniversitySettings.class);
        JsonNode pathway = schemas.of(PathwaySettings.class);
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(Path.of("config/schema/hub.json"), text(hub));
        files.put(Path.of("config/schema/university.json"), text(university));
        files.put(Path.of("config/schema/pathway.json"), text(pathway));
        files.put(Path.of("docs/settings.md"), SettingsPage.of(hub, university, pathway));
        return files;
    }

    private static String text(JsonNode schema) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }
}
