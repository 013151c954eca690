package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** What the SIS sent cannot be read; the record is kept and shown. */
public final class MalformedRecord extends NonRetriableException {

    public MalformedRecord(String message) {
        this(message, null);
    }

    public MalformedRecord(String message, @Nullable Throwable cause) {
        super(Responsible.UNIVERSITY, message, cause);
    }
}
