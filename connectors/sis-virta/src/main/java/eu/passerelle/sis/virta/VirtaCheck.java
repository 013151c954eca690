package eu.passerelle.sis.virta;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.model.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The steps of {@code ./hub check}: roster, service, credentials, one learner's results, their scales. */
final class VirtaCheck {

    private static final String ROSTER = "roster readable";
    private static final String CALL = "Virta answers";
    private static final String CREDENTIALS = "credentials accepted";
    private static final String RESULTS = "first learner's results seen";
    private static final String SCALES = "grading scales known";

    private final SisContext<VirtaSettings> sis;
    private final VirtaPorts ports;
    private final List<CheckStep> steps = new ArrayList<>();

    VirtaCheck(SisContext<VirtaSettings> sis, VirtaPorts ports) {
        this.sis = sis;
        this.ports = ports;
    }

    List<CheckStep> run() {
        try {
            Roster roster = Roster.read(sis);
            List<RosterLearner> first = roster.after(Watermark.NONE, 1);
            steps.add(roster(roster));
            if (first.isEmpty()) {
                skip("the roster names no learner", CALL, CREDENTIALS, RESULTS, SCALES);
            } else {
                ask(first.getFirst());
            }
        } catch (ConfigurationInvalid e) {
            steps.add(CheckStep.failed(ROSTER, String.valueOf(e.getMessage())));
            skip("there is no roster to read by", CALL, CREDENTIALS, RESULTS, SCALES);
        }
        return List.copyOf(steps);
    }

    private static CheckStep roster(Roster roster) {
        int bad = roster.rejected().size();
        if (roster.size() == 0 || bad > 0) {
            return CheckStep.failed(
                    ROSTER,
                    roster.size() + " learners, " + bad + " lines that name none: correct these lines in the roster.");
        }
        return CheckStep.ok(ROSTER, roster.size() + " learners");
    }

    private void ask(RosterLearner learner) {
        try {
            LearnerReply reply = new VirtaClient(sis, ports).ask(learner);
            steps.add(
                    CheckStep.ok(CALL, String.valueOf(sis.settings().endpoint().getHost())));
            steps.add(CheckStep.ok(CREDENTIALS, "as " + sis.settings().user()));
            results(StudyReader.read(sis, learner, reply));
        } catch (SisRejected e) {
            steps.add(
                    CheckStep.ok(CALL, String.valueOf(sis.settings().endpoint().getHost())));
            steps.add(CheckStep.failed(CREDENTIALS, String.valueOf(e.getMessage())));
            skip("Virta refuses us", RESULTS, SCALES);
        } catch (HubException e) {
            steps.add(CheckStep.failed(CALL, String.valueOf(e.getMessage())));
            skip("Virta does not answer", CREDENTIALS, RESULTS, SCALES);
        }
    }

    private void results(StudyPage page) {
        int read = page.events().size();
        if (read == 0 && !page.rejected().isEmpty()) {
            steps.add(CheckStep.failed(
                    RESULTS,
                    page.rejected().getFirst().reason() + ". "
                            + page.rejected().getFirst().repair()));
        } else if (read == 0) {
            steps.add(CheckStep.ok(RESULTS, "none: Virta holds nothing of this learner"));
        } else {
            steps.add(CheckStep.ok(RESULTS, read + " read, " + page.rejected().size() + " rejected"));
        }
        Set<String> foreign = page.events().stream()
                .map(CompletionEvent.Reported::completion)
                .map(completion -> completion.grade())
                .filter(Objects::nonNull)
                .map(Grade::scale)
                .filter(scale -> !scale.equals(VirtaGrades.NATIONAL))
                .collect(Collectors.toCollection(TreeSet::new));
        if (read == 0) {
            skip("no grade was seen", SCALES);
        } else if (foreign.isEmpty()) {
            steps.add(CheckStep.ok(SCALES, "all grades are national ones"));
        } else {
            steps.add(CheckStep.failed(
                    SCALES,
                    "Scales of the university's own: " + foreign
                            + ". Describe them in the university's file, or their grades are neither passed nor"
                            + " failed."));
        }
    }

    private void skip(String reason, String... names) {
        for (String name : names) {
            steps.add(CheckStep.skipped(name, reason));
        }
    }
}
