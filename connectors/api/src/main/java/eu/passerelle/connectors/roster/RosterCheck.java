package eu.passerelle.connectors.roster;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The steps of {@code ./hub check}: roster, service, credentials, one learner's results, their scales. */
public final class RosterCheck {

    private static final String ROSTER = "roster readable";
    private static final String CREDENTIALS = "credentials accepted";
    private static final String RESULTS = "first learner's results seen";
    private static final String SCALES = "grading scales known";

    private final String system;
    private final String call;
    private final String endpoint;
    private final Predicate<String> knownScales;
    private final List<CheckStep> steps = new ArrayList<>();

    /**
     * @param system what the SIS is called
     * @param endpoint the host that is asked, for the operator
     * @param knownScales whether the hub can judge grades of a scale with this id
     */
    public RosterCheck(String system, String endpoint, Predicate<String> knownScales) {
        this.system = system;
        this.call = system + " answers";
        this.endpoint = endpoint;
        this.knownScales = knownScales;
    }

    /** @param ask what the SIS says of one learner, as in {@link RosterReading#page} */
    public List<CheckStep> run(Supplier<Roster> file, Function<RosterLearner, LearnerPage> ask) {
        try {
            Roster roster = file.get();
            List<RosterLearner> first = roster.after(Watermark.NONE, 1);
            steps.add(roster(roster));
            if (first.isEmpty()) {
                skip("the roster names no learner", call, CREDENTIALS, RESULTS, SCALES);
            } else {
                ask(first.getFirst(), ask);
            }
        } catch (ConfigurationInvalid e) {
            steps.add(CheckStep.failed(steps.isEmpty() ? ROSTER : call, String.valueOf(e.getMessage())));
            skip("the configuration must be corrected first", RESULTS, SCALES);
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

    private void ask(RosterLearner learner, Function<RosterLearner, LearnerPage> ask) {
        try {
            LearnerPage page = ask.apply(learner);
            steps.add(CheckStep.ok(call, endpoint));
            steps.add(CheckStep.ok(CREDENTIALS, "the call was answered"));
            results(page);
        } catch (ConfigurationInvalid e) {
            throw e;
        } catch (SisRejected e) {
            steps.add(CheckStep.ok(call, endpoint));
            steps.add(CheckStep.failed(CREDENTIALS, String.valueOf(e.getMessage())));
            skip(system + " refuses us", RESULTS, SCALES);
        } catch (HubException e) {
            steps.add(CheckStep.failed(call, String.valueOf(e.getMessage())));
            skip(system + " does not answer", CREDENTIALS, RESULTS, SCALES);
        }
    }

    private void results(LearnerPage page) {
        int read = page.events().size();
        if (read == 0 && !page.rejected().isEmpty()) {
            steps.add(CheckStep.failed(RESULTS, page.rejected().getFirst().says()));
        } else if (read == 0) {
            steps.add(CheckStep.ok(RESULTS, "none: " + system + " holds nothing of this learner"));
        } else {
            steps.add(CheckStep.ok(RESULTS, read + " read, " + page.rejected().size() + " rejected"));
        }
        Set<String> foreign = page.events().stream()
                .map(CompletionEvent.Reported::completion)
                .map(Completion::grade)
                .filter(Objects::nonNull)
                .map(Grade::scale)
                .filter(scale -> !knownScales.test(scale))
                .collect(Collectors.toCollection(TreeSet::new));
        if (read == 0) {
            skip("no grade was seen", SCALES);
        } else if (foreign.isEmpty()) {
            steps.add(CheckStep.ok(SCALES, "all grades are on scales that the hub knows"));
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
