package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.GradeFrequencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The grading tables in force: those of the files and those that SIS told, read again while the hub runs whenever one has
 * changed. A wrong file is told, and the tables stay as they were.
 */
public final class GradeKeeper implements Supplier<GradeStatistics> {

    private static final Logger LOG = LoggerFactory.getLogger(GradeKeeper.class);

    private final Path home;
    private final Supplier<Map<String, List<GradeFrequencies>>> told;
    private volatile GradeStatistics statistics;
    private Map<String, String> seen;

    /**
     * @param told what SIS told, by university, as the journal has it now
     * @throws ConfigurationInvalid a file cannot be used
     */
    GradeKeeper(Path home, Supplier<Map<String, List<GradeFrequencies>>> told) {
        this.home = home;
        this.told = told;
        this.seen = fingerprint();
        this.statistics = read();
    }

    /** Now in force. */
    @Override
    public GradeStatistics get() {
        return statistics;
    }

    /** Takes what has changed since the last call. */
    public synchronized void refresh() {
        Map<String, String> now = fingerprint();
        if (now.equals(seen)) {
            return;
        }
        try {
            statistics = read();
            LOG.info("The grading tables were read again");
        } catch (ConfigurationInvalid e) {
            LOG.warn("Grading tables refused, those of before stay: {}", e.getMessage());
        }
        // not where the journal was away: the same is looked at again
        seen = now;
    }

    private GradeStatistics read() {
        GradeStatistics read = GradeStatistics.read(home, told.get());
        read.unusable().forEach(problem -> LOG.warn("A grading table is not used: {}", problem));
        return read;
    }

    private Map<String, String> fingerprint() {
        Map<String, String> fingerprint = new TreeMap<>();
        fingerprint.put("", told.get().toString());
        Path folder = home.resolve("grades");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    fingerprint.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            } catch (IOException | UncheckedIOException e) {
                // a file that vanishes while it is looked at is a change
                fingerprint.put("?", String.valueOf(e.getMessage()));
            }
        }
        return fingerprint;
    }
}
