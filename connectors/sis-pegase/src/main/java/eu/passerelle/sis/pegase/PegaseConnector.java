package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Reads Pégase learner by learner. Pégase cannot say which results have changed, so each run reads every enrolled
 * learner and the hub finds what changed; the watermark is the last learner read, as a hash, and {@link Watermark#NONE}
 * at the end. Each answer is complete for its learner, period and root: what is no longer published is withdrawn.
 */
public final class PegaseConnector implements SisConnector<PegaseSettings> {

    private final Enrolments enrolments = new Enrolments();

    @Override
    public String protocol() {
        return "pegase";
    }

    @Override
    public Class<PegaseSettings> settingsType() {
        return PegaseSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<PegaseSettings> sis, Watermark since) {
        PegaseService service = new PegaseService(sis);
        Enrolments.Listed listed = enrolments.get(sis, service, since);
        List<Enrolled> page = listed.after(since, sis.settings().learnersPerPage());
        LearnerReader reader = new LearnerReader(sis, service);
        List<Callable<LearnerReader.Read>> calls = new ArrayList<>();
        page.forEach(learner -> calls.add(() -> reader.read(learner)));
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>(since.isNone() ? listed.nameless() : List.of());
        Set<String> complete = new HashSet<>();
        for (LearnerReader.Read read : Calls.all(sis.university().id(), Calls.AT_ONCE, calls)) {
            events.addAll(read.events());
            rejected.addAll(read.rejected());
            complete.addAll(read.complete());
        }
        boolean last = listed.endsWith(page);
        Watermark next = last ? Watermark.NONE : new Watermark(page.getLast().hash());
        return new CompletionPage(events, rejected, next, last, complete);
    }

    @Override
    public List<CheckStep> check(SisContext<PegaseSettings> sis) {
        return new PegaseCheck(sis).steps();
    }
}
