package eu.passerelle.routes.config;

import eu.passerelle.recognition.receiving.ReceivingPolicy;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Credit of partners that counts here, by {@code recognition/receiving/<id>/courses.csv}.
 *
 * @param returns how recognition records go to the SIS, and its settings
 * @param closedList whether courses that the list does not have are passed over, and never told to the SIS; absent: a person
 *     decides on each
 * @param notBefore first day of results that are recognised, for example {@code 2025-08-01}; absent: no limit
 * @param chains whether a result that is itself a recognition of credit from elsewhere is recognised again; absent: no
 */
public record ReceivingSettings(
        Plugged returns,
        @Nullable Boolean closedList,
        @Nullable LocalDate notBefore,
        @Nullable Boolean chains) {

    public ReceivingPolicy policy() {
        return new ReceivingPolicy(Boolean.TRUE.equals(closedList), notBefore, Boolean.TRUE.equals(chains));
    }
}
