package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** The SIS refuses us: credentials, permission, an operation or version it does not know. */
public final class SisRejected extends NonRetriableException {

    public SisRejected(String message) {
        this(message, null);
    }

    public SisRejected(String message, @Nullable Throwable cause) {
        super(Responsible.UNIVERSITY, message, cause);
    }
}
