package eu.passerelle.recognition.receiving;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a receiving university says about all results, whatever the course.
 *
 * @param closedList whether courses that no mapping has are not recognised; else a person decides on each
 * @param validForMonths results older than that are not recognised; null for no limit
 * @param chains whether a result that is itself a recognition of credit from elsewhere is recognised again
 */
public record ReceivingPolicy(boolean closedList, @Nullable Integer validForMonths, boolean chains) {

    /** A person decides on every course that no mapping has; credit is recognised from who awarded it, at any age. */
    public static final ReceivingPolicy OPEN = new ReceivingPolicy(false, null, false);

    public ReceivingPolicy {
        if (validForMonths != null && validForMonths < 1) {
            throw new IllegalArgumentException("results are valid for at least one month");
        }
    }

    boolean isTooOld(LocalDate completedOn, LocalDate today) {
        return validForMonths != null && completedOn.isBefore(today.minusMonths(validForMonths));
    }
}
