package eu.passerelle.portal.status;

import eu.passerelle.journal.StatusKind;

/** One way to write and sign lists of a kind. Thread-safe. */
public interface StatusForm {

    StatusKind kind();

    /** Media type of what it writes, for example {@code application/statuslist+jwt}. */
    String mediaType();

    /** Whether the lists of this university are published in this form, too. */
    default boolean isFor(String university) {
        return true;
    }

    /**
     * @throws eu.passerelle.connectors.failure.RetriableException the key is away
     */
    byte[] write(UnsignedList list);
}
