package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** Trying again changes nothing: a person must act first. */
public abstract non-sealed class NonRetriableException extends HubException {

    NonRetriableException(Responsible responsible, String message, @Nullable Throwable cause) {
        super(responsible, message, cause);
    }
}
