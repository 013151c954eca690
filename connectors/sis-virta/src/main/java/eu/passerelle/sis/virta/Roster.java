package eu.passerelle.sis.virta;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.PersonName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * The learners to read, in the order of their hashes: a position in the roster then stays right when lines are added,
 * removed or moved while a run goes on. UTF-8, comma or semicolon, first line names the columns.
 */
final class Roster {

    private static final Set<String> COLUMNS =
            Set.of("oppijanumero", "henkilotunnus", "given", "family", "born", "email", "wallet");

    private final TreeMap<String, RosterLearner> learners = new TreeMap<>();
    private final Map<String, RejectedRecord> rejected = new LinkedHashMap<>();

    private Roster() {}

    /** @throws ConfigurationInvalid when there is no such file or it is no roster */
    static Roster read(SisContext<VirtaSettings> sis) {
        String name = sis.settings().roster();
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

    static Roster parse(String where, String csv) throws IOException {
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
        Roster roster = new Roster();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            requireColumns(where, parser.getHeaderNames());
            for (CSVRecord line : parser) {
                roster.add(line);
            }
        } catch (IllegalArgumentException e) {
            // a column named twice, or not at all; the text of the exception holds column names only
            throw new ConfigurationInvalid(where + " has an unusable first line: " + e.getMessage() + ".", e);
        }
        return roster;
    }

    private static void requireColumns(String where, List<String> header) {
        List<String> names =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (!names.contains("oppijanumero") && !names.contains("henkilotunnus")) {
            throw new ConfigurationInvalid(
                    where + " needs a first line that names its columns, with 'oppijanumero' or 'henkilotunnus'.");
        }
        for (int i = 0; i < names.size(); i++) {
            if (!COLUMNS.contains(names.get(i))) {
                throw new ConfigurationInvalid(where + " has an unknown column " + (i + 1) + "; the columns are "
                        + COLUMNS.stream().sorted().toList() + ".");
            }
        }
    }

    private void add(CSVRecord line) {
        String oppijanumero = value(line, "oppijanumero");
        String henkilotunnus = value(line, "henkilotunnus");
        RosterLearner.Kind kind =
                oppijanumero != null ? RosterLearner.Kind.OPPIJANUMERO : RosterLearner.Kind.HENKILOTUNNUS;
        String number = oppijanumero != null ? oppijanumero : henkilotunnus;
        String born = value(line, "born");
        if (number == null || !kind.accepts(number)) {
            reject(line, "has no oppijanumero (1.2.246.562.24.*) and no henkilotunnus that could be one");
        } else if (born != null && day(born) == null) {
            reject(line, "has a date of birth that is not a date (yyyy-mm-dd)");
        } else {
            String hash = RosterLearner.hash(number);
            learners.putIfAbsent(
                    hash,
                    new RosterLearner(
                            kind,
                            number,
                            hash,
                            name(value(line, "given"), value(line, "family")),
                            born == null ? null : day(born),
                            value(line, "email"),
                            value(line, "wallet")));
        }
    }

    private void reject(CSVRecord line, String what) {
        byte[] raw = String.join(",", line.toList()).getBytes(StandardCharsets.UTF_8);
        String key = "roster:" + RosterLearner.hash(raw);
        String reason = "Record " + line.getRecordNumber() + " of the roster " + what;
        rejected.put(
                key,
                new RejectedRecord(
                        key, new SourceRecord("text/csv", raw), reason, "Correct or remove this line of the roster."));
    }

    private static @Nullable PersonName name(@Nullable String given, @Nullable String family) {
        return given == null && family == null
                ? null
                : PersonName.of(given == null ? "" : given, family == null ? "" : family);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String value(CSVRecord line, String column) {
        if (!line.isSet(column) || line.get(column).isBlank()) {
            return null;
        }
        return line.get(column).strip();
    }

    int size() {
        return learners.size();
    }

    /** The next learners after this position. */
    List<RosterLearner> after(Watermark position, int atMost) {
        return learners.tailMap(position.value(), false).values().stream()
                .limit(atMost)
                .toList();
    }

    boolean endsWith(List<RosterLearner> page) {
        return page.isEmpty() || learners.lastKey().equals(page.getLast().hash());
    }

    /** Lines that name no learner. */
    List<RejectedRecord> rejected() {
        return new ArrayList<>(rejected.values());
    }
}
