package eu.passerelle.journal;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a transfer is. {@code read = delivered + declined + referred + rejected + failed + in flight} at any moment.
 */
public enum TransferState {
    /** Stored, waiting to be judged and issued. */
    PULLED,
    /** Credential sealed, on its way to its targets. */
    ISSUED,
    DELIVERED,
    /** No credential by policy. */
    DECLINED,
    /** Waits for a person or for the catalogue. */
    REFERRED,
    /** The source record could not be read. */
    REJECTED,
    /** Dead letter: a person must act, then replay. */
    FAILED;

    public boolean inFlight() {
        return this == PULLED || this == ISSUED;
    }

    /** Where a transfer may go from here; everything else is refused. */
    public Set<TransferState> next() {
        return switch (this) {
            case PULLED -> EnumSet.of(ISSUED, DECLINED, REFERRED, FAILED);
            case ISSUED -> EnumSet.of(DELIVERED, DECLINED, FAILED);
            case REFERRED -> EnumSet.of(PULLED, DECLINED);
            case FAILED -> EnumSet.of(PULLED, ISSUED, DECLINED);
            // declined on its way, and yet the last attempt had arrived: told as it is
            case DECLINED -> EnumSet.of(DELIVERED);
            // read again, perhaps after people have edited it
            case REJECTED -> EnumSet.of(PULLED);
            case DELIVERED -> EnumSet.noneOf(TransferState.class);
        };
    }
}
