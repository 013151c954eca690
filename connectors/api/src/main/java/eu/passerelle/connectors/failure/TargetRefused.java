package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** The delivery target says no: unknown wallet, unreadable credential, missing permission. */
public final class TargetRefused extends NonRetriableException {

    public TargetRefused(String message) {
        this(message, null);
    }

    public TargetRefused(String message, @Nullable Throwable cause) {
        this(Responsible.RECIPIENT, message, cause);
    }

    /** @param responsible the hub where its settings, its certificate or its credential is what is refused */
    public TargetRefused(Responsible responsible, String message, @Nullable Throwable cause) {
        super(responsible, message, cause);
    }
}
