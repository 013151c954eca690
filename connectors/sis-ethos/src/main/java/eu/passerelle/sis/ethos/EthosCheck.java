package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The steps of {@code ./hub check} against a live Ethos Integration; takes nothing out of the queue. */
final class EthosCheck {

    private static final String GRADES = "API key accepted, grades readable";
    private static final String QUEUE = "queue of change notifications";
    private static final String REFERENCES = "students, courses and grade definitions readable";
    private static final String SCALES = "grading scales known";
    private static final int LOOKED_AT = 20;

    private final SisContext<EthosSettings> sis;
    private final EthosService service;
    private final Lookups lookups;
    private final List<CheckStep> steps = new ArrayList<>();

    EthosCheck(SisContext<EthosSettings> sis, EthosService service, References references) {
        this.sis = sis;
        this.service = service;
        this.lookups = new Lookups(sis, service, references);
    }

    List<CheckStep> steps() {
        String step = GRADES;
        try {
            EthosService.Page page =
                    service.grades(0, Math.min(LOOKED_AT, sis.settings().rows()));
            steps.add(CheckStep.ok(
                    GRADES,
                    page.total() == null ? "the service does not count them" : page.total() + " grades in all"));
            step = QUEUE;
            Integer waiting = service.waiting();
            steps.add(CheckStep.ok(QUEUE, (waiting == null ? "unknown" : waiting) + " notifications wait"));
            step = REFERENCES;
            readable(page.rows());
            step = SCALES;
            scales(page.rows());
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            steps.add(CheckStep.skipped("all further steps", "they need the step before them"));
        }
        return List.copyOf(steps);
    }

    private void readable(List<TranscriptGrade> rows) {
        if (rows.isEmpty()) {
            steps.add(CheckStep.skipped(REFERENCES, "there are no grades"));
            return;
        }
        GradeMapper mapper = new GradeMapper(sis, lookups);
        lookups.fetchFor(rows);
        int bad = 0;
        String first = "";
        for (TranscriptGrade row : rows) {
            if (mapper.map("check", row) instanceof GradeMapper.Mapped.Rejected rejected) {
                first = bad++ == 0
                        ? rejected.record().reason() + ". " + rejected.record().repair()
                        : first;
            }
        }
        String of = " of the first " + rows.size() + " grades";
        if (bad == 0) {
            steps.add(CheckStep.ok(REFERENCES, "all" + of));
        } else if (bad < rows.size()) {
            // a bad grade is kept as a rejected record and stops nothing; missing rights stop every grade
            steps.add(CheckStep.ok(REFERENCES, rows.size() - bad + of + "; rejected: " + first));
        } else {
            steps.add(CheckStep.failed(REFERENCES, "none" + of + ": " + first));
        }
    }

    private void scales(List<TranscriptGrade> rows) {
        Set<String> unknown = new TreeSet<>();
        for (TranscriptGrade row : rows) {
            String definition = row.definition();
            try {
                String scheme =
                        definition == null ? null : Lookups.reference(lookups.gradeDefinition(definition), "scheme");
                String code = lookups.schemeCode(scheme);
                if (scheme != null && sis.settings().scale(scheme, code).equals("unknown")) {
                    unknown.add(code == null ? scheme : code);
                }
            } catch (Unreadable e) {
                // told by the step before
                continue;
            }
        }
        steps.add(
                unknown.isEmpty()
                        ? CheckStep.ok(SCALES, "of the grades looked at")
                        : CheckStep.failed(
                                SCALES,
                                "name the grading scales of the grade schemes " + unknown
                                        + " in 'gradeSchemes', or set 'scaleDefault'"));
    }
}
