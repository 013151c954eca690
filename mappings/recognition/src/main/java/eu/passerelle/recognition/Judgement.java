package eu.passerelle.recognition;

import java.time.LocalDate;
import java.util.List;

/**
 * A decision with everything that it fell from. The same facts, judged again by the same version for the same day, fall
 * the same way.
 *
 * @param asOf the day for which the tables in force were taken
 * @param policy version of the policy, see {@link PolicyFiles#version()}
 * @param matched what each table answered, in the order asked; none where the case was referred before any was asked
 */
public record Judgement(
        RecognitionDecision decision, LocalDate asOf, String policy, List<Match> matched, RecognitionFacts facts) {

    public Judgement {
        matched = List.copyOf(matched);
    }

    /**
     * The row that decided in one table.
     *
     * @param rule its id, or {@code <table>-no-row}
     * @param table version of the table: name of its file and the first digits of its hash
     */
    public record Match(String rule, String table) {}

    /** Whether the tables said so; a case whose codes nobody understands is referred before. */
    public boolean byTables() {
        return !matched.isEmpty();
    }
}
