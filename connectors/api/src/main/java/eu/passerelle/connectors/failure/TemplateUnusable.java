package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** A certificate template cannot be used and no good one is known: credentials wait until an operator has mended it. */
public final class TemplateUnusable extends RetriableException {

    public TemplateUnusable(String message) {
        this(message, null);
    }

    public TemplateUnusable(String message, @Nullable Throwable cause) {
        super(Responsible.HUB, message, cause);
    }
}
