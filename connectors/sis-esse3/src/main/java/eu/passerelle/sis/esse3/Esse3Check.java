package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.model.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The steps of {@code ./hub check} against a live ESSE3. */
final class Esse3Check {

    private static final String LIST = "login and list of booklets";
    private static final String ROWS = "rows and learner of the first booklet";
    private static final String SCALES = "grading scales known";

    private final SisContext<Esse3Settings> sis;
    private final List<CheckStep> steps = new ArrayList<>();

    Esse3Check(SisContext<Esse3Settings> sis) {
        this.sis = sis;
    }

    List<CheckStep> steps() {
        String step = LIST;
        try {
            Esse3Service service = new Esse3Service(sis);
            Booklets.Listed listed = new Booklets().get(sis, service, Watermark.NONE);
            List<Booklet> first = listed.after(Watermark.NONE, 1);
            if (first.isEmpty()) {
                steps.add(CheckStep.failed(LIST, "there is none: ask the university what our user may see"));
                steps.add(CheckStep.skipped(ROWS, "no booklet"));
                return List.copyOf(steps);
            }
            steps.add(CheckStep.ok(LIST, listed.booklets().size() + " booklets"));
            step = ROWS;
            rows(new BookletReader(sis, service).read(first.getFirst()));
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            steps.add(CheckStep.skipped("all further steps", "they need the step before them"));
        }
        return List.copyOf(steps);
    }

    private void rows(BookletReader.Read read) {
        steps.add(
                read.rejected().isEmpty()
                        ? CheckStep.ok(ROWS, read.events().size() + " results")
                        : CheckStep.failed(ROWS, read.rejected().getFirst().says()));
        Set<String> unknown = new TreeSet<>();
        for (CompletionEvent event : read.events()) {
            if (event instanceof CompletionEvent.Reported reported) {
                Grade grade = Objects.requireNonNull(reported.completion().grade());
                if (grade.scale().equals("unknown")) {
                    unknown.add(String.valueOf(reported.completion().opportunityCode()));
                }
            }
        }
        steps.add(
                unknown.isEmpty()
                        ? CheckStep.ok(SCALES, "of the results looked at")
                        : CheckStep.failed(
                                SCALES,
                                "the activities " + unknown
                                        + " are not marked out of 30: set 'scaleDefault', or let the scale stay unknown"));
    }
}
