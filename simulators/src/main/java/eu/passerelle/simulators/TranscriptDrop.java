package eu.passerelle.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drops transcripts: one file a learner, with all that the campus holds of the learner at that moment. A withdrawn
 * result is seen by its absence from the next file.
 */
public final class TranscriptDrop {

    private final Campus campus;
    private final Path inbox;
    private final String ending;
    private final Writer writer;
    private final Map<Integer, List<SimulatedResult>> published = new HashMap<>();
    private int drops;

    /**
     * @param inbox directory to drop into, made when missing
     * @param ending of the files' names
     */
    public TranscriptDrop(Campus campus, Path inbox, String ending, Writer writer) {
        this.campus = campus;
        this.inbox = inbox;
        this.ending = ending;
        this.writer = writer;
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface Writer {
        /** @param learner null for results that name no learner */
        byte[] write(@Nullable SimulatedLearner learner, List<SimulatedResult> results);
    }

    /** Drops the transcripts of all learners. @return files dropped */
    public synchronized int publish() {
        published.clear();
        return publishChanges();
    }

    /** Drops the transcripts of the learners whose results have changed since the last drop. @return files dropped */
    public synchronized int publishChanges() {
        drops++;
        int files = 0;
        for (int i = 0; i < campus.learners().size(); i++) {
            List<SimulatedResult> results = campus.resultsOf(i);
            if (!results.equals(published.getOrDefault(i, List.of()))) {
                drop(
                        "transcript-%03d-%05d".formatted(drops, i),
                        campus.learners().get(i),
                        results);
                published.put(i, results);
                files++;
            }
        }
        return files + (drops == 1 ? dropWithoutLearner() : 0);
    }

    private int dropWithoutLearner() {
        int files = 0;
        for (SimulatedResult result : campus.results()) {
            if (result.kind() == SimulatedResult.Kind.NO_LEARNER) {
                drop("transcript-%03d-nobody-%d".formatted(drops, files++), null, List.of(result));
            }
        }
        return files;
    }

    private void drop(String name, @Nullable SimulatedLearner learner, List<SimulatedResult> results) {
        byte[] content = writer.write(learner, results);
        try {
            Files.createDirectories(inbox);
            // under another name until it is whole, as a careful exporter does
            Path part = Files.write(inbox.resolve(name + ".part"), content);
            Files.move(part, inbox.resolve(name + ending), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot drop a file into " + inbox, e);
        }
    }
}
