package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * A file of the booklets to read. UTF-8, comma or semicolon, first line names the columns: {@code matId}, and what
 * ESSE3 does not know of the learner: {@code esi}, {@code email}, {@code wallet}.
 */
final class Roster {

    private static final Set<String> COLUMNS = Set.of("matid", "esi", "email", "wallet");

    private Roster() {}

    /** @param rejected lines that name no booklet */
    record Lines(TreeMap<Long, Booklet> booklets, List<RejectedRecord> rejected) {}

    /** @throws ConfigurationInvalid when there is no such file or it is no roster */
    static Lines read(SisContext<Esse3Settings> sis, String name) {
        Path file = sis.home().resolve(name);
        String where = sis.university().id() + ": The roster " + name;
        try {
            if (Files.size(file) > sis.limits().maxBytes()) {
                throw new ConfigurationInvalid(where + " is larger than 'limits.maxBytes'.");
            }
            return parse(where, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationInvalid(
                    where + " cannot be read (" + e.getClass().getSimpleName()
                            + "). Put a CSV file in UTF-8 there, or change 'sis.roster'.",
                    e);
        }
    }

    static Lines parse(String where, String csv) throws IOException {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        String header = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(header.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreHeaderCase(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
        Lines lines = new Lines(new TreeMap<>(), new ArrayList<>());
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (String column : parser.getHeaderNames()) {
                if (!COLUMNS.contains(column.toLowerCase(Locale.ROOT))) {
                    throw new ConfigurationInvalid(
                            where + " has an unknown column; the columns are matId, esi, email and wallet.");
                }
            }
            for (CSVRecord line : parser) {
                add(lines, line);
            }
        } catch (IllegalArgumentException e) {
            // a column named twice, or not at all; the text of the exception holds column names only
            throw new ConfigurationInvalid(where + " has an unusable first line: " + e.getMessage() + ".", e);
        }
        return lines;
    }

    private static void add(Lines lines, CSVRecord line) {
        String matId = value(line, "matId");
        if (matId != null && matId.matches("\\d{1,15}")) {
            long number = Long.parseLong(matId);
            lines.booklets()
                    .put(
                            number,
                            new Booklet(number, null, value(line, "esi"), value(line, "email"), value(line, "wallet")));
            return;
        }
        byte[] raw = String.join(",", line.toList()).getBytes(StandardCharsets.UTF_8);
        lines.rejected()
                .add(new RejectedRecord(
                        "roster:" + line.getRecordNumber(),
                        new SourceRecord("text/csv", raw),
                        "Record " + line.getRecordNumber() + " of the roster has no matId, a whole number",
                        "Correct or remove this line of the roster."));
    }

    private static @Nullable String value(CSVRecord line, String column) {
        return !line.isSet(column) || line.get(column).isBlank()
                ? null
                : line.get(column).strip();
    }
}
