package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.KnownPerson;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.files.DroppedFile;
import eu.passerelle.connectors.files.FileFormat;
import eu.passerelle.connectors.files.FileParts;
import eu.passerelle.connectors.json.JsonFields;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A zip file of CSV files with a manifest. What results refer to is held in memory, results themselves are read in
 * parts.
 */
final class OneRosterZip implements FileFormat<OneRosterCsvSettings> {

    @Override
    public String protocol() {
        return "oneroster-csv";
    }

    @Override
    public Class<OneRosterCsvSettings> settingsType() {
        return OneRosterCsvSettings.class;
    }

    @Override
    public long maxBytes(SisContext<OneRosterCsvSettings> sis) {
        return sis.settings().inbox().largestFile();
    }

    @Override
    public FileParts open(SisContext<OneRosterCsvSettings> sis, DroppedFile file, Watermark mark) throws IOException {
        ZipFile zip = zip(file);
        try {
            Manifest manifest = Manifest.read(zip, sis.limits().maxBytes());
            if (!manifest.hasResults()) {
                return ResultParts.none(zip);
            }
            Tables known = Tables.read(zip, manifest, sis.limits().maxBytes());
            CsvTable results = CsvTable.open(zip, "results", maxBytes(sis));
            return new ResultParts(sis, zip, results, known, manifest.isWhole(), mark);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(DroppedFile file) throws IOException {
        try {
            return new ZipFile(file.local().toFile());
        } catch (ZipException e) {
            throw new MalformedRecord("The file is no readable zip file.", e);
        }
    }

    /** Line items, classes, courses and users of one file, by sourcedId. */
    private record Tables(Map<Kind, Map<String, JsonNode>> rows, Map<String, KnownPerson<JsonNode>> users)
            implements Known {

        static Tables read(ZipFile zip, Manifest manifest, long maxBytes) throws IOException {
            Map<Kind, Map<String, JsonNode>> rows = new EnumMap<>(Kind.class);
            Map<String, KnownPerson<JsonNode>> users = new HashMap<>();
            for (Kind kind : Kind.values()) {
                Map<String, JsonNode> table = new HashMap<>();
                if (manifest.has(kind.many())) {
                    try (CsvTable csv = CsvTable.open(zip, kind.many(), maxBytes)) {
                        for (JsonNode row = csv.next(); row != null; row = csv.next()) {
                            if (csv.isEven()) {
                                table.put(String.valueOf(JsonFields.text(row, "sourcedId")), row);
                            }
                        }
                    }
                }
                rows.put(kind, table);
            }
            rows.getOrDefault(Kind.USER, Map.of()).forEach((id, user) -> users.put(id, new KnownPerson<>(user)));
            return new Tables(rows, users);
        }

        @Override
        public JsonNode get(Kind kind, @Nullable String id) {
            JsonNode found =
                    id == null ? null : rows.getOrDefault(kind, Map.of()).get(id);
            return found == null ? MissingNode.getInstance() : found;
        }

        @Override
        public Optional<KnownPerson<JsonNode>> user(@Nullable String id) {
            return Optional.ofNullable(id == null ? null : users.get(id));
        }
    }
}
