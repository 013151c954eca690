package eu.passerelle.recognition.receiving;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a receiving university says about all results, whatever the course. Nothing in it depends on the day of judging: what
 * was recognised once is not lost by the mere passing of time.
 *
 * @param closedList whether courses that no mapping has are passed over in silence; else a person decides on each
 * @param notBefore results of earlier days are not recognised; null for no limit
 * @param chains whether a result that is itself a recognition of credit from elsewhere is recognised again
 */
public record ReceivingPolicy(boolean closedList, @Nullable LocalDate notBefore, boolean chains) {

    /** A person decides on every course that no mapping has; credit is recognised from who awarded it, of any day. */
    public static final ReceivingPolicy OPEN = new ReceivingPolicy(false, null, false);

    boolean isTooOld(LocalDate completedOn) {
        return notBefore != null && completedOn.isBefore(notBefore);
    }
}
