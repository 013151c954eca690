package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.alerts.Facts.Around;
import eu.passerelle.journal.AlertFacts.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A queue that does not shrink. */
class QueueRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static Stream<Condition> seen(Map<String, List<Sample>> queues) {
        Around around = new Around(Set.of(), Set.of(), Set.of("wallet"), List.of());
        Facts facts = new Facts(
                NOW, around, List.of(), List.of(), Map.of(), Map.of(), List.of(), List.of(), queues, List.of(),
                List.of());
        return QueueRule.conditions(facts, AlertSettings.none());
    }

    private static List<Sample> every(int minutes, long... waiting) {
        return IntStream.range(0, waiting.length)
                .mapToObj(i -> new Sample(
                        NOW.minus(Duration.ofMinutes((long) (waiting.length - 1 - i) * minutes)), waiting[i]))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "grows,            500  1200  1500, true",
        "does not shrink, 2000  2000  2000, true",
        "is worked off,      0 50000 30000, false",
        "came in now,        0     0 90000, false",
        "is small,           0   500   900, false",
        "was larger,      9000  2000  2000, false"
    })
    void aQueueThatDoesNotShrinkIsTold(String what, String samples, boolean told) {
        long[] waiting = Stream.of(samples.strip().split(" +"))
                .mapToLong(Long::parseLong)
                .toArray();
        Map<String, List<Sample>> queues =
                Map.of("completions", every(15, 0, 0, 0), "deliver.wallet", every(15, waiting));
        assertThat(seen(queues).map(Condition::key))
                .as(what)
                .isEqualTo(told ? List.of("QUEUE_GROWING:deliver.wallet") : List.of());
    }

    @Test
    void aQueueOfAHubThatHasJustStartedIsNotJudged() {
        Map<String, List<Sample>> queues =
                Map.of("completions", every(5, 2_000, 2_000, 2_000), "deliver.wallet", every(5, 2_000, 2_000, 2_000));
        assertThat(seen(queues)).isEmpty();
    }
}
