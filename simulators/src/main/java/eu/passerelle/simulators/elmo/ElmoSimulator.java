package eu.passerelle.simulators.elmo;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A student information system that drops transcripts: one ELMO file a learner, with all that the campus holds of the
 * learner at that moment. A withdrawn result is seen by its absence from the next file.
 */
public final class ElmoSimulator {

    private final Campus campus;
    private final Path inbox;
    private final ElmoForm form;
    private final Map<Integer, List<SimulatedResult>> published = new HashMap<>();
    private int drops;

    /** @param inbox directory to drop into, made when missing */
    public ElmoSimulator(Campus campus, Path inbox, ElmoForm form) {
        this.campus = campus;
        this.inbox = inbox;
        this.form = form;
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
        byte[] xml = ElmoTranscript.write(campus, form, learner, results).getBytes(StandardCharsets.UTF_8);
        byte[] content = form == ElmoForm.ELMO_2_GZIP_BASE64 ? packed(xml) : xml;
        try {
            Files.createDirectories(inbox);
            // under another name until it is whole, as a careful exporter does
            Path part = Files.write(inbox.resolve(name + ".part"), content);
            Files.move(part, inbox.resolve(name + form.ending()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The ELMO simulator cannot drop a file into " + inbox, e);
        }
    }

    /** Base64 of gzip, the form of an EMREX answer. */
    private static byte[] packed(byte[] xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(xml);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Base64.getMimeEncoder().encode(bytes.toByteArray());
    }
}
