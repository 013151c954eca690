package eu.passerelle.verify;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The accreditation records in {@code config/recognition/accreditations.csv}, by body and period alone. */
public record Accreditations(List<Entry> entries) {

    public static final Accreditations NONE = new Accreditations(List.of());

    /** @param body its legal identifier */
    record Entry(
            String name,
            String body,
            LocalDate from,
            @Nullable LocalDate until) {

        private boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    public Accreditations {
        entries = List.copyOf(entries);
    }

    /** @throws ConfigurationInvalid the file is there and cannot be read */
    public static Accreditations read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (Reader text = Files.newBufferedReader(file);
                CSVParser lines = format.parse(text)) {
            List<Entry> entries = new ArrayList<>();
            for (CSVRecord line : lines) {
                String until = line.isSet("until") ? line.get("until") : "";
                entries.add(new Entry(
                        line.get("record"),
                        line.get("body"),
                        LocalDate.parse(line.get("from")),
                        until.isEmpty() ? null : LocalDate.parse(until)));
            }
            return new Accreditations(entries);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new ConfigurationInvalid(file + " cannot be read as a table of accreditations.", e);
        }
    }

    /** Name of a record of one of the bodies that held on that day. */
    Optional<String> of(Collection<String> bodies, LocalDate day) {
        return entries.stream()
                .filter(entry -> bodies.contains(entry.body()) && entry.holds(day))
                .map(Entry::name)
                .findFirst();
    }
}
