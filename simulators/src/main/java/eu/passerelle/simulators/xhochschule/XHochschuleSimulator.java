package eu.passerelle.simulators.xhochschule;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.TermSlots;
import eu.passerelle.simulators.TermSlots.Slot;
import eu.passerelle.simulators.TranscriptDrop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A student information system that drops transcripts as XHochschule files, one a learner. */
public final class XHochschuleSimulator {

    private static final int NEWEST_YEAR = 2026;

    private final Campus campus;
    private final TermSlots slots = new TermSlots();
    private final TranscriptDrop files;

    /** @param inbox directory to drop into, made when missing */
    public XHochschuleSimulator(Campus campus, Path inbox) {
        this.campus = campus;
        this.files = new TranscriptDrop(campus, inbox, ".xml", this::write);
    }

    /** Drops the transcripts of all learners. @return files dropped */
    public int publish() {
        return files.publish();
    }

    /** Drops the transcripts of the learners whose results have changed since the last drop. @return files dropped */
    public int publishChanges() {
        return files.publishChanges();
    }

    /** Module number and attempt, by which a learner's result is known. */
    public String place(SimulatedResult result) {
        return campus.courses().get(result.course()).code() + ":" + attempt(result);
    }

    /** What the files have no place for, as the connector's roster file. */
    public String rosterCsv() {
        StringBuilder csv = new StringBuilder("matrikelnummer,esi,email,wallet\n");
        for (SimulatedLearner learner : campus.learners()) {
            csv.append("%s,%s,%s,%s\n"
                    .formatted(learner.number(), learner.esi(), learner.email(), learner.walletAddress()));
        }
        return csv.toString();
    }

    private byte[] write(@Nullable SimulatedLearner learner, List<SimulatedResult> results) {
        StringBuilder modules = new StringBuilder();
        for (SimulatedResult result : results) {
            modules.append(XHochschuleXml.module(
                    result, campus.courses().get(result.course()), campus.language(), attempt(result)));
        }
        return XHochschuleXml.transcript("University of " + campus.id(), learner, modules.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same for one result for ever, and no two the same for one learner and module. */
    private int attempt(SimulatedResult result) {
        Slot slot = slots.of(result);
        return (NEWEST_YEAR - slot.year()) * 2 + slot.part();
    }
}
