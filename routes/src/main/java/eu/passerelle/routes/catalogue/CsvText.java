package eu.passerelle.routes.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV text with a header, of which one line is changed: all others stay letter by letter. Immutable. */
public record CsvText(String text) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setRecordSeparator("\n")
            .get();

    /**
     * Sets cells of the line with this key, or adds a line.
     *
     * @param column that holds the key
     * @param fresh cells of a line that is added, beside those that are set
     */
    public CsvText with(String column, String key, Map<String, String> cells, Supplier<Map<String, String>> fresh) {
        try (CSVParser parser = CSVParser.parse(text.isBlank() ? column + "\n" : text, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            List<String> header = new ArrayList<>(records.getFirst().toList());
            int at = header.indexOf(column);
            CSVRecord found = records.stream()
                    .skip(1)
                    .filter(record -> at >= 0
                            && at < record.size()
                            && record.get(at).strip().equals(key))
                    .findFirst()
                    .orElse(null);
            Map<String, String> all = new LinkedHashMap<>(found == null ? fresh.get() : Map.of());
            all.putAll(cells);
            all.put(column, key);
            int before = header.size();
            all.keySet().stream().filter(name -> !header.contains(name)).forEach(header::add);
            StringBuilder out = new StringBuilder(line(header));
            for (CSVRecord record : records.subList(1, records.size())) {
                out.append(
                        record.equals(found)
                                ? line(changed(record, header, all))
                                : kept(records, record, header.size() - before));
            }
            if (found == null) {
                out.append(line(
                        header.stream().map(name -> all.getOrDefault(name, "")).toList()));
            }
            return new CsvText(out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
    }

    private static List<String> changed(CSVRecord record, List<String> header, Map<String, String> cells) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String was = i < record.size() ? record.get(i) : "";
            changed.add(cells.getOrDefault(header.get(i), was));
        }
        return changed;
    }

    /** The line as it is written, with empty cells for columns that are new. */
    private String kept(List<CSVRecord> records, CSVRecord record, int more) {
        int next = records.indexOf(record) + 1;
        int end = next < records.size() ? (int) records.get(next).getCharacterPosition() : text.length();
        String line = text.substring((int) record.getCharacterPosition(), end).stripTrailing();
        return line + ",".repeat(more) + "\n";
    }

    private static String line(List<String> cells) {
        return FORMAT.format(cells.toArray()).stripTrailing() + "\n";
    }
}
