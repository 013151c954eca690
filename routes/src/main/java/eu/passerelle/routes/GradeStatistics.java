package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.Completion;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeStanding;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.tables.GradeDistribution;
import eu.passerelle.tables.GradeStandings;
import eu.passerelle.tables.GradeTableInvalid;
import eu.passerelle.tables.GradeTables;
import eu.passerelle.tables.GradingScales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The universities' grading tables: {@code grades/<university>.csv}, and for those without such a file what their SIS told. A
 * university need not have any. Immutable.
 */
public final class GradeStatistics {

    private static final String ENDING = ".csv";

    private final Map<String, GradeTables> byUniversity;

    private final List<String> unusable;

    private GradeStatistics(Map<String, GradeTables> byUniversity, List<String> unusable) {
        this.byUniversity = Map.copyOf(byUniversity);
        this.unusable = List.copyOf(unusable);
    }

    /** For those who have no tables. */
    public static GradeStatistics none() {
        return new GradeStatistics(Map.of(), List.of());
    }

    /**
     * Reads all files.
     *
     * @param home the folder of the configuration
     * @throws ConfigurationInvalid with everything that is wrong with the first file that cannot be used
     */
    public static GradeStatistics read(Path home) {
        Path folder = home.resolve("grades");
        if (!Files.isDirectory(folder)) {
            return none();
        }
        Map<String, GradeTables> byUniversity = new HashMap<>();
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            String university = name.substring(0, name.length() - ENDING.length());
            try {
                byUniversity.put(
                        university, GradeTables.parse(university, Files.readString(file), GradingScales.standard()));
            } catch (GradeTableInvalid e) {
                throw new ConfigurationInvalid(file + ": " + e.getMessage(), e);
            } catch (IOException e) {
                throw new ConfigurationInvalid(file + " cannot be read as UTF-8 text.", e);
            }
        }
        return new GradeStatistics(byUniversity, List.of());
    }

    /**
     * Reads all files, and takes what SIS told of universities that have none.
     *
     * @param told by university; a table that is none is left out and named by {@link #unusable}
     * @throws ConfigurationInvalid with everything that is wrong with the first file that cannot be used
     */
    static GradeStatistics read(Path home, Map<String, List<GradeFrequencies>> told) {
        GradeStatistics files = read(home);
        Map<String, GradeTables> byUniversity = new HashMap<>(files.byUniversity);
        List<String> unusable = new ArrayList<>();
        told.forEach((university, tables) -> {
            if (!files.byUniversity.containsKey(university)) {
                byUniversity.put(university, GradeTables.of(usable(university, tables, unusable)));
            }
        });
        return new GradeStatistics(byUniversity, unusable);
    }

    private static List<GradeDistribution> usable(
            String university, List<GradeFrequencies> tables, List<String> unusable) {
        List<GradeDistribution> usable = new ArrayList<>();
        for (GradeFrequencies table : tables) {
            try {
                usable.add(GradeDistribution.of(table, GradingScales.standard()));
            } catch (GradeTableInvalid e) {
                e.problems().forEach(problem -> unusable.add("told by the SIS of " + university + ": " + problem));
            }
        }
        return usable;
    }

    /** What is wrong with tables that SIS told, which are not used. */
    List<String> unusable() {
        return unusable;
    }

    /** A university's tables; none for one that has none. */
    GradeTables of(String university) {
        return byUniversity.getOrDefault(university, GradeTables.of(List.of()));
    }

    /** Changes when any table does. */
    String fingerprint() {
        Map<String, String> tables = new TreeMap<>();
        byUniversity.forEach((university, theirs) -> tables.put(
                university,
                theirs.all().stream().map(each -> each.table().toString()).collect(Collectors.joining())));
        return tables.toString();
    }

    /** Where the completion's grade stands; null where no table says it. */
    @Nullable
    GradeStanding standing(Completion completion, LearningOpportunity opportunity) {
        GradeTables tables = byUniversity.get(completion.key().university());
        return tables == null || completion.grade() == null
                ? null
                : GradeStandings.of(completion.grade(), opportunity.iscedF(), tables)
                        .orElse(null);
    }

    /** How many tables a university has. */
    int tables(String university) {
        GradeTables tables = byUniversity.get(university);
        return tables == null ? 0 : tables.all().size();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }
}
