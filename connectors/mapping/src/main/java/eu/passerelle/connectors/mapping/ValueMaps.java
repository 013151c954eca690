package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The value maps of a university: what a code of its SIS means, as reviewed data. A code means something from
 * {@code validFrom} to {@code validTo}, both included; a row that nobody has reviewed yet means nothing. Immutable.
 */
public final class ValueMaps {

    /** No value maps: every code is unknown. */
    public static final ValueMaps NONE = new ValueMaps(Map.of());

    private static final ConcurrentHashMap<Path, Kept> KEPT = new ConcurrentHashMap<>();

    private final Map<String, Map<String, List<ValueRow>>> byMap;

    private ValueMaps(Map<String, Map<String, List<ValueRow>>> byMap) {
        this.byMap = byMap;
    }

    /**
     * What a code means.
     *
     * @param value null where the code is unknown, and where it is known to mean nothing (an empty cell)
     */
    record Found(boolean known, @Nullable String value) {
        static final Found UNKNOWN = new Found(false, null);
    }

    /**
     * The maps of a file; read anew when the file has changed, so that a reviewed code acts with the next page.
     *
     * @throws ConfigurationInvalid with all problems, each with file, line and repair
     */
    public static ValueMaps read(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Kept kept = KEPT.get(file);
            if (kept == null || !kept.changed().equals(changed) || kept.size() != size) {
                kept = new Kept(changed, size, of(file.toString(), Files.readString(file)));
                KEPT.put(file, kept);
            }
            return kept.maps();
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    file + ": the file of value maps cannot be read as UTF-8 text ("
                            + e.getClass().getSimpleName()
                            + "): put it there, or correct 'values' in the university's mapping.",
                    e);
        }
    }

    /**
     * The maps that a university's mapping names.
     *
     * @param file relative to the configuration directory; null where the mapping names none
     * @param wanted names of the maps that its expressions ask for
     * @throws ConfigurationInvalid the file is wrong or lacks a map that is wanted
     */
    static ValueMaps asked(SisContext<?> sis, @Nullable Path file, Collection<String> wanted) {
        ValueMaps values = file == null ? NONE : read(sis.home().resolve(file));
        Set<String> absent = new TreeSet<>(wanted);
        absent.removeAll(values.names());
        if (!absent.isEmpty()) {
            throw new ConfigurationInvalid(sis.university().id() + ": the mapping asks for the value maps " + absent
                    + ", which " + (file == null ? "no file gives: set 'values'" : file + " does not have: add rows")
                    + ".");
        }
        return values;
    }

    /** @throws ConfigurationInvalid with all problems */
    static ValueMaps of(String name, String csv) {
        List<String> problems = new ArrayList<>();
        Map<String, Map<String, List<ValueRow>>> byMap = new HashMap<>();
        for (ValueRow row : ValueRow.read(name, csv, problems)) {
            List<ValueRow> same = byMap.computeIfAbsent(row.map(), map -> new HashMap<>())
                    .computeIfAbsent(row.code(), code -> new ArrayList<>());
            same.stream()
                    .filter(row::overlaps)
                    .findFirst()
                    .ifPresent(other -> problems.add(
                            "%s, line %d: the code '%s' of map '%s' is valid at the same time as in line %d; close the"
                                            .formatted(name, row.line(), row.code(), row.map(), other.line())
                                    + " earlier one with 'validTo'."));
            same.add(row);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationInvalid(String.join("\n", problems));
        }
        return new ValueMaps(byMap);
    }

    /** The names of the maps, in alphabetical order. */
    public Set<String> names() {
        return new TreeSet<>(byMap.keySet());
    }

    /** Whether a reviewed row explains a code, for whatever days. A code that was cut for people ends with {@code …}. */
    public boolean explains(String map, String code) {
        Map<String, List<ValueRow>> rows = byMap.getOrDefault(map, Map.of());
        if (code.endsWith("…")) {
            String start = code.substring(0, code.length() - 1);
            return rows.entrySet().stream()
                    .anyMatch(row -> row.getKey().startsWith(start)
                            && row.getValue().stream().anyMatch(ValueRow::reviewed));
        }
        return rows.getOrDefault(code, List.of()).stream().anyMatch(ValueRow::reviewed);
    }

    /**
     * The problems of a text that is to be a file of value maps; none where it can be used.
     *
     * @param name how the problems name it
     */
    public static List<String> problems(String name, String csv) {
        try {
            of(name, csv);
            return List.of();
        } catch (ConfigurationInvalid e) {
            return String.valueOf(e.getMessage()).lines().toList();
        }
    }

    /** @param day null where it is not known yet; then only rows that are always valid count */
    Found find(String map, String code, @Nullable LocalDate day) {
        for (ValueRow row : byMap.getOrDefault(map, Map.of()).getOrDefault(code, List.of())) {
            if (row.reviewed() && row.holds(day)) {
                return new Found(true, row.value());
            }
        }
        return Found.UNKNOWN;
    }

    private record Kept(FileTime changed, long size, ValueMaps maps) {}
}
