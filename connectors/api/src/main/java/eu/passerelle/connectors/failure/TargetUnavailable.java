package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** The delivery target does not answer, answers too late or says that it is out of order. */
public final class TargetUnavailable extends RetriableException {

    public TargetUnavailable(String message) {
        this(message, null);
    }

    public TargetUnavailable(String message, @Nullable Throwable cause) {
        super(Responsible.RECIPIENT, message, cause);
    }
}
