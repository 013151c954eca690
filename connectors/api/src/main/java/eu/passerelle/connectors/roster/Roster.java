package eu.passerelle.connectors.roster;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * The learners to read, in the order of their hashes: a position in the roster then stays right when lines are added,
 * removed or moved while a run goes on. UTF-8, comma or semicolon, first line names the columns: those with the
 * connector's numbers, and {@code given, family, born, esi, email, wallet} where the SIS does not tell them.
 */
public final class Roster {

    private static final Set<String> COLUMNS = Set.of("given", "family", "born", "esi", "email", "wallet");

    private static final ConcurrentHashMap<Path, Kept> KEPT = new ConcurrentHashMap<>();

    private final List<RosterNumber> numbers;
    private final TreeMap<String, RosterLearner> learners = new TreeMap<>();
    private final Map<String, RejectedRecord> rejected = new LinkedHashMap<>();

    /** A roster as its file was when it was read; goes away when memory is short. */
    private record Kept(FileTime changed, long size, String where, SoftReference<Roster> roster) {
        boolean isOf(FileTime time, long length, String place) {
            return changed.equals(time) && size == length && where.equals(place);
        }
    }

    private Roster(List<RosterNumber> numbers) {
        this.numbers = List.copyOf(numbers);
    }

    /**
     * @param name of the file, relative to the configuration directory
     * @param numbers columns with numbers that the SIS may be asked by, the best first
     * @throws ConfigurationInvalid when there is no such file or it is no roster
     */
    public static Roster read(SisContext<?> sis, String name, List<RosterNumber> numbers) {
        Path file = sis.home().resolve(name);
        String where = sis.university().id() + ": The roster " + name;
        try {
            if (Files.size(file) > sis.limits().maxBytes()) {
                throw new ConfigurationInvalid(where + " is larger than 'limits.maxBytes'.");
            }
            return kept(where, file, numbers);
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationInvalid(
                    where + " cannot be read (" + e.getClass().getSimpleName()
                            + "). Put a CSV file in UTF-8 there, or change 'sis.roster'.",
                    e);
        }
    }

    /** A file that has not changed is not read again: some connectors look into it for each learner. */
    private static Roster kept(String where, Path file, List<RosterNumber> numbers) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Kept kept = KEPT.get(file);
        Roster before = kept == null || !kept.isOf(changed, size, where)
                ? null
                : kept.roster().get();
        if (before != null && before.numbers.equals(numbers)) {
            return before;
        }
        Roster roster = parse(where, Files.readString(file, StandardCharsets.UTF_8), numbers);
        KEPT.put(file, new Kept(changed, size, where, new SoftReference<>(roster)));
        return roster;
    }

    /** @param where the roster is, for messages */
    public static Roster parse(String where, String csv, List<RosterNumber> numbers) throws IOException {
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
        Roster roster = new Roster(numbers);
        try (CSVParser parser = CSVParser.parse(text, format)) {
            roster.requireColumns(where, parser.getHeaderNames());
            for (CSVRecord line : parser) {
                roster.add(line);
            }
        } catch (IllegalArgumentException e) {
            // a column named twice, or not at all; the text of the exception holds column names only
            throw new ConfigurationInvalid(where + " has an unusable first line: " + e.getMessage() + ".", e);
        }
        return roster;
    }

    private void requireColumns(String where, List<String> header) {
        List<String> names =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        List<String> known = numbers.stream()
                .map(number -> number.column().toLowerCase(Locale.ROOT))
                .toList();
        if (known.stream().noneMatch(names::contains)) {
            throw new ConfigurationInvalid(
                    where + " needs a first line that names its columns, with one of " + columns() + ".");
        }
        for (int i = 0; i < names.size(); i++) {
            if (!COLUMNS.contains(names.get(i)) && !known.contains(names.get(i))) {
                throw new ConfigurationInvalid(where + " has an unknown column " + (i + 1) + "; the columns are "
                        + columns() + ", " + String.join(", ", new TreeSet<>(COLUMNS)) + ".");
            }
        }
    }

    private void add(CSVRecord line) {
        Map<String, String> values = new LinkedHashMap<>();
        for (RosterNumber number : numbers) {
            String value = value(line, number.column());
            if (value != null && !number.accepts(value)) {
                reject(line, "has something in " + number.column() + " that is no such number");
                return;
            }
            if (value != null) {
                values.put(number.column(), value);
            }
        }
        RosterNumber by = numbers.stream()
                .filter(number -> values.containsKey(number.column()))
                .findFirst()
                .orElse(null);
        String born = value(line, "born");
        if (by == null) {
            reject(line, "has no number that could be a learner's (" + columns() + ")");
        } else if (born != null && day(born) == null) {
            reject(line, "has a date of birth that is not a date (yyyy-mm-dd)");
        } else {
            String number = values.getOrDefault(by.column(), "");
            String hash = Sha256.key(number);
            learners.putIfAbsent(
                    hash,
                    new RosterLearner(
                            by.column(),
                            number,
                            values,
                            hash,
                            name(value(line, "given"), value(line, "family")),
                            born == null ? null : day(born),
                            value(line, "esi"),
                            value(line, "email"),
                            value(line, "wallet")));
        }
    }

    private String columns() {
        return numbers.stream().map(RosterNumber::column).collect(Collectors.joining(", "));
    }

    private void reject(CSVRecord line, String what) {
        byte[] raw = String.join(",", line.toList()).getBytes(StandardCharsets.UTF_8);
        String key = "roster:" + Sha256.key(raw);
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

    public int size() {
        return learners.size();
    }

    /** The learner with this number, in the column that comes first. */
    public Optional<RosterLearner> find(String number) {
        return Optional.ofNullable(learners.get(Sha256.key(number)));
    }

    /** The next learners after this position. */
    public List<RosterLearner> after(Watermark position, int atMost) {
        return learners.tailMap(position.value(), false).values().stream()
                .limit(atMost)
                .toList();
    }

    boolean endsWith(List<RosterLearner> page) {
        return page.isEmpty() || learners.lastKey().equals(page.getLast().hash());
    }

    /** Lines that name no learner. */
    public List<RejectedRecord> rejected() {
        return new ArrayList<>(rejected.values());
    }
}
