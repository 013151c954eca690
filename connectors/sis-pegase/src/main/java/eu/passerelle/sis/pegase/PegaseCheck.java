package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.model.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The steps of {@code ./hub check} against a live Pégase. */
final class PegaseCheck {

    private static final String ENROLMENTS = "token and flow of enrolments";
    private static final String RESULTS = "cursus and results of some learners";
    private static final String OUTCOMES = "types of result known";
    private static final int LOOKED_AT = 5;

    private final SisContext<PegaseSettings> sis;
    private final List<CheckStep> steps = new ArrayList<>();

    PegaseCheck(SisContext<PegaseSettings> sis) {
        this.sis = sis;
    }

    List<CheckStep> steps() {
        String step = ENROLMENTS;
        try {
            PegaseService service = new PegaseService(sis);
            Enrolments.Listed listed = new Enrolments().get(sis, service, Watermark.NONE);
            List<Enrolled> first = listed.after(Watermark.NONE, LOOKED_AT);
            if (first.isEmpty()) {
                steps.add(CheckStep.failed(ENROLMENTS, "nobody is enrolled: check 'periods'"));
                steps.add(CheckStep.skipped(RESULTS, "no learner"));
                return List.copyOf(steps);
            }
            steps.add(CheckStep.ok(ENROLMENTS, listed.learners().size() + " learners"));
            step = RESULTS;
            results(new LearnerReader(sis, service), first);
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            steps.add(CheckStep.skipped("all further steps", "they need the step before them"));
        }
        return List.copyOf(steps);
    }

    private void results(LearnerReader reader, List<Enrolled> learners) {
        int rejected = 0;
        int read = 0;
        int answered = 0;
        int open = 0;
        for (Enrolled learner : learners) {
            LearnerReader.Read found = reader.read(learner);
            rejected += found.rejected().size();
            read += found.events().size();
            answered += found.complete().size();
            open += (int)
                    found.events().stream().filter(PegaseCheck::isUndecided).count();
        }
        steps.add(
                answered == 0 || rejected > read
                        ? CheckStep.failed(
                                RESULTS,
                                answered + " answers, " + rejected + " results rejected: check 'services.cursus',"
                                        + " 'services.results' and 'periods', or preview what is rejected")
                        : CheckStep.ok(RESULTS, read + " published results, " + rejected + " rejected"));
        steps.add(
                open == 0
                        ? CheckStep.ok(OUTCOMES, "of the results looked at")
                        : CheckStep.failed(
                                OUTCOMES,
                                open + " results are neither passed nor failed: declare the tenant's types of result in"
                                        + " 'passed' and 'failed'"));
    }

    private static boolean isUndecided(CompletionEvent event) {
        return event instanceof CompletionEvent.Reported reported
                && Objects.requireNonNull(reported.completion().grade()).outcome() == Grade.Outcome.UNKNOWN;
    }
}
