package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** The SIS does not answer, answers too late or says that it is out of order. */
public final class SisUnavailable extends RetriableException {

    public SisUnavailable(String message) {
        this(message, null);
    }

    public SisUnavailable(String message, @Nullable Throwable cause) {
        super(Responsible.UNIVERSITY, message, cause);
    }
}
