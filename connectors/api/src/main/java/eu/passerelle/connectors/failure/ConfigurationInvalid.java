package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** The configuration cannot be used; the message names file, key and repair. */
public final class ConfigurationInvalid extends NonRetriableException {

    public ConfigurationInvalid(String message) {
        this(message, null);
    }

    public ConfigurationInvalid(String message, @Nullable Throwable cause) {
        super(Responsible.HUB, message, cause);
    }
}
