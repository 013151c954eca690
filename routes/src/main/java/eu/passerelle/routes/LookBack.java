package eu.passerelle.routes;

import eu.passerelle.journal.RecognitionStore.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * From where in the journal a receiving university's turn must look: from before the turn before the last, so that what was
 * being written then is seen; and at everything when the rules or who is who have changed, and now and then.
 */
final class LookBack {

    private static final Duration WHOLE = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Turn> turns = new HashMap<>();

    LookBack(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param before step at which the last turn but one began
     * @param last step at which the last one began
     * @param whole when everything was looked at
     */
    private record Turn(byte[] rules, long joined, long before, long last, Instant whole) {}

    /** Where this turn begins; empty where it looks at everything. */
    OptionalLong since(String university, byte[] rules, Moment now) {
        Turn turn = turns.get(university);
        return turn == null
                        || !Arrays.equals(turn.rules(), rules)
                        || turn.joined() != now.joined()
                        || turn.whole().plus(WHOLE).isBefore(clock.instant())
                ? OptionalLong.empty()
                : OptionalLong.of(turn.before());
    }

    /** The turn that began then has come to its end. */
    void looked(String university, byte[] rules, Moment began, boolean atEverything) {
        Turn turn = turns.get(university);
        turns.put(
                university,
                new Turn(
                        rules,
                        began.joined(),
                        turn == null ? 0 : turn.last(),
                        began.step(),
                        turn == null || atEverything ? clock.instant() : turn.whole()));
    }
}
