package eu.passerelle.simulators.elmo;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.TranscriptDrop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A student information system that drops transcripts as ELMO files, one a learner. */
public final class ElmoSimulator {

    private final Campus campus;
    private final ElmoForm form;
    private final TranscriptDrop files;

    /** @param inbox directory to drop into, made when missing */
    public ElmoSimulator(Campus campus, Path inbox, ElmoForm form) {
        this.campus = campus;
        this.form = form;
        this.files = new TranscriptDrop(campus, inbox, form.ending(), this::write);
    }

    /** Drops the transcripts of all learners. @return files dropped */
    public int publish() {
        return files.publish();
    }

    /** Drops the transcripts of the learners whose results have changed since the last drop. @return files dropped */
    public int publishChanges() {
        return files.publishChanges();
    }

    /** One transcript as text, for systems that send ELMO inside of something else. */
    public static String transcript(
            Campus campus, ElmoForm form, @Nullable SimulatedLearner learner, List<SimulatedResult> results) {
        return ElmoTranscript.write(campus, form, learner, results);
    }

    private byte[] write(@Nullable SimulatedLearner learner, List<SimulatedResult> results) {
        byte[] xml = ElmoTranscript.write(campus, form, learner, results).getBytes(StandardCharsets.UTF_8);
        return form == ElmoForm.ELMO_2_GZIP_BASE64 ? packed(xml) : xml;
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
