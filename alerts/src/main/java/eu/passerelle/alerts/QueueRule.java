package eu.passerelle.alerts;

import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.journal.AlertFacts.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A queue that grows: for half of the time more than the least have waited, and at the end not fewer than in the middle,
 * nor in the middle than at the beginning. A large run that is worked off is none.
 */
final class QueueRule {

    /** It is sampled in every look, also when nothing waits: by it one sees when was looked. */
    private static final String ALWAYS = "completions";

    private static final String DELIVERIES = "deliver.";
    private static final Duration NEAR = Duration.ofMinutes(3);

    private QueueRule() {}

    static Duration looksBack(AlertSettings settings) {
        return within(settings).plus(NEAR.multipliedBy(2));
    }

    private static Duration within(AlertSettings settings) {
        return Objects.requireNonNull(settings.thresholds().queueWithin());
    }

    static Stream<Condition> conditions(Facts facts, AlertSettings settings) {
        int least = Objects.requireNonNull(settings.thresholds().queueLeast());
        Duration within = within(settings);
        return facts.samples().entrySet().stream().flatMap(queue -> grown(queue, facts, within, least).stream());
    }

    private static Optional<Condition> grown(
            Map.Entry<String, List<Sample>> queue, Facts facts, Duration within, int least) {
        List<Sample> always = facts.samples().getOrDefault(ALWAYS, List.of());
        Instant now = facts.now();
        Long first = waiting(queue.getValue(), always, now.minus(within));
        Long middle = waiting(queue.getValue(), always, now.minus(within.dividedBy(2)));
        Long last = waiting(queue.getValue(), always, now);
        if (first == null || middle == null || last == null || middle < least || last < middle || middle < first) {
            return Optional.empty();
        }
        String name = queue.getKey();
        String target = name.startsWith(DELIVERIES) ? name.substring(DELIVERIES.length()) : null;
        return Optional.of(Condition.of(
                Rule.QUEUE_GROWING,
                name,
                target == null ? Responsible.HUB : Responsible.RECIPIENT,
                new Condition.Said(
                        null,
                        target,
                        (target == null ? "%d results wait to be judged" : "%d credentials wait for target " + target)
                                        .formatted(last)
                                + "; %d minutes ago %d did.".formatted(within.toMinutes(), first),
                        target == null
                                ? "Look whether every instance of the hub runs, and into its log for the broker and the"
                                        + " database."
                                : "Look whether the target answers; ask whoever runs it. What waits goes on by itself.",
                        target == null ? "#/" : "#/settings")));
    }

    /** What waited at a time: nothing when was looked then and this queue not seen; null when nobody looked. */
    private static @Nullable Long waiting(List<Sample> samples, List<Sample> always, Instant at) {
        Long own = at(samples, at);
        return own != null ? own : at(always, at) == null ? null : Long.valueOf(0);
    }

    private static @Nullable Long at(List<Sample> samples, Instant at) {
        return samples.stream()
                .filter(sample -> !sample.at().isAfter(at) && sample.at().isAfter(at.minus(NEAR)))
                .map(Sample::waiting)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
