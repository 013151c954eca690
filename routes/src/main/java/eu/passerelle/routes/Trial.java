package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.dashboard.Configurations.Preview;
import eu.passerelle.dashboard.Configurations.Step;
import eu.passerelle.recognition.RecognitionDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a draft must stand before it is activated: the steps of a check, and its first records through the pipeline. */
final class Trial {

    private static final Previewing.Wish FEW = new Previewing.Wish(20, 5, null);
    private static final String PREVIEW = "preview";

    private final Supplier<Checking> checking;
    private final Previewing previewing;

    /** @param checking a new one each time: it remembers what it has checked */
    Trial(Supplier<Checking> checking, Previewing previewing) {
        this.checking = checking;
        this.previewing = previewing;
    }

    /** @param preview null when it was not come to */
    record Result(List<Step> steps, @Nullable Preview preview) {

        static final Result NONE = new Result(List.of(), null);

        List<Step> failed() {
            return steps.stream()
                    .filter(step -> step.result().equals(CheckStep.Result.FAILED.name()))
                    .toList();
        }

        String names() {
            return failed().stream().map(Step::name).collect(Collectors.joining(", "));
        }

        String told() {
            return failed().stream()
                    .map(step -> "Failed: " + step.name() + ": " + step.detail())
                    .collect(Collectors.joining(" "));
        }
    }

    Result of(ConnectedUniversity<?> draft) {
        List<Step> steps = new ArrayList<>(
                checking.get().check(draft).stream().map(Trial::step).toList());
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> invalid = new ArrayList<>();
        try {
            Previewing.Looked looked = previewing.look(draft, FEW, preview -> {
                outcomes.merge(outcome(preview), 1, Integer::sum);
                if (preview.credential() != null && !preview.problems().isEmpty()) {
                    invalid.add(preview.sourceKey());
                }
            });
            steps.add(judged(draft.id(), looked, outcomes, invalid.size()));
            return new Result(List.copyOf(steps), new Preview(looked.records(), outcomes, looked.whole()));
        } catch (HubException e) {
            steps.add(step(CheckStep.failed(PREVIEW, String.valueOf(e.getMessage()))));
            return new Result(List.copyOf(steps), null);
        }
    }

    /** Counts only: what the records say is for eyes that may see it, in {@code ./hub preview}. */
    private static Step judged(String id, Previewing.Looked looked, Map<String, Integer> outcomes, int invalid) {
        int rejected = outcomes.getOrDefault("Rejected", 0);
        if (invalid > 0) {
            return step(CheckStep.failed(
                    PREVIEW,
                    "%d credentials would not be valid; './hub preview %s' shows why.".formatted(invalid, id)));
        }
        if (rejected > 0 && rejected == looked.records()) {
            return step(CheckStep.failed(
                    PREVIEW,
                    "None of the first %d records can be read; './hub preview %s' shows why.".formatted(rejected, id)));
        }
        return step(CheckStep.ok(PREVIEW, looked.records() + " records: " + outcomes));
    }

    static Step step(CheckStep step) {
        return new Step(step.name(), step.result().name(), step.detail());
    }

    static String outcome(Previewing.Preview preview) {
        return preview.decision() == null
                ? "Rejected"
                : switch (preview.decision()) {
                    case RecognitionDecision.Recognised recognised -> "Recognised";
                    case RecognitionDecision.Declined declined -> "Declined";
                    case RecognitionDecision.Referred referred -> "Referred";
                };
    }
}
