package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure with a repair. The message says what, which university, which key and what to do; never a name, a personal
 * number, a grade or a token.
 */
public abstract sealed class HubException extends RuntimeException permits RetriableException, NonRetriableException {

    /** Who must act. */
    public enum Responsible {
        UNIVERSITY,
        RECIPIENT,
        HUB
    }

    private final Responsible responsible;
    private final String message;

    HubException(Responsible responsible, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.responsible = responsible;
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    public Responsible responsible() {
        return responsible;
    }
}
