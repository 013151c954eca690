package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** The delivery target says no: unknown wallet, unreadable credential, missing permission. */
public final class TargetRefused extends NonRetriableException {

    public TargetRefused(String message) {
        this(message, null);
    }

    public TargetRefused(String message, @Nullable Throwable cause) {
        super(Responsible.RECIPIENT, message, cause);
    }
}
