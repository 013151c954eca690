package eu.passerelle.simulators;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a SIS keeps each result that has no key of its own there: one learner has one result of a course in a term. A
 * result keeps its place when others come and go.
 */
public final class TermSlots {

    private static final int PARTS = 2;
    private static final int FIRST_MONTH = 9;

    private final Map<String, Slot> byResult = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * @param year in which the academic year begins
     * @param part 1 or 2: its session or half
     */
    public record Slot(int year, int part) {}

    /** The first free one from the academic year of the result's day on, backwards. */
    public synchronized Slot of(SimulatedResult result) {
        Slot known = byResult.get(result.id());
        if (known != null) {
            return known;
        }
        int first = result.date().getYear() - (result.date().getMonthValue() < FIRST_MONTH ? 1 : 0);
        for (int n = 0; ; n++) {
            Slot slot = new Slot(first - n / PARTS, 1 + n % PARTS);
            if (taken.add(result.learner() + "/" + result.course() + "/" + slot)) {
                byResult.put(result.id(), slot);
                return slot;
            }
        }
    }
}
