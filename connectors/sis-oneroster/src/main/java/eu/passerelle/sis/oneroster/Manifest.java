package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.json.JsonFields;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/**
 * {@code manifest.csv}: which files there are, and whether each holds everything ({@code bulk}) or changes ({@code
 * delta}).
 *
 * @param properties names and values in lower case
 */
record Manifest(Map<String, String> properties) {

    private static final Set<String> VERSIONS = Set.of("1.1", "1.2");
    private static final Set<String> MODES = Set.of("bulk", "delta", "absent");

    /** @throws MalformedRecord when there is none, or of a version that the hub does not read */
    static Manifest read(ZipFile zip, long maxBytes) throws IOException {
        Map<String, String> properties = new HashMap<>();
        try (CsvTable csv = CsvTable.open(zip, "manifest", maxBytes)) {
            for (JsonNode row = csv.next(); row != null; row = csv.next()) {
                String name = JsonFields.text(row, "propertyName");
                String value = JsonFields.text(row, "value");
                if (name != null && value != null) {
                    properties.put(name.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
                }
            }
        }
        Manifest manifest = new Manifest(Map.copyOf(properties));
        if (!VERSIONS.contains(manifest.properties.getOrDefault("oneroster.version", ""))) {
            throw new MalformedRecord("manifest.csv has no oneroster.version that the hub reads: 1.1 or 1.2.");
        }
        manifest.mode("results");
        return manifest;
    }

    /** A file that the manifest does not name is absent. */
    private String mode(String file) {
        String mode = properties.getOrDefault("file." + file.toLowerCase(Locale.ROOT), "absent");
        if (!MODES.contains(mode)) {
            throw new MalformedRecord(
                    "manifest.csv says of file." + file + " neither bulk nor delta nor absent, so that nobody knows"
                            + " whether results that are missing were taken back.");
        }
        return mode;
    }

    boolean has(String file) {
        return !mode(file).equals("absent");
    }

    boolean hasResults() {
        return has("results");
    }

    /** Whether a result that the file does not hold was taken back. */
    boolean isWhole() {
        return mode("results").equals("bulk");
    }
}
