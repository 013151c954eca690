package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.Completion;
import eu.passerelle.model.GradeStanding;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.tables.GradeStandings;
import eu.passerelle.tables.GradeTableInvalid;
import eu.passerelle.tables.GradeTables;
import eu.passerelle.tables.GradingScales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The universities' grading tables, {@code grades/<university>.csv}. A university need not have any. */
public final class GradeStatistics {

    private static final String ENDING = ".csv";

    private final Map<String, GradeTables> byUniversity;

    private GradeStatistics(Map<String, GradeTables> byUniversity) {
        this.byUniversity = Map.copyOf(byUniversity);
    }

    /** For those who have no tables. */
    public static GradeStatistics none() {
        return new GradeStatistics(Map.of());
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
        return new GradeStatistics(byUniversity);
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
