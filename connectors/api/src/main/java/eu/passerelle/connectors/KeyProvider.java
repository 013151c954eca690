package eu.passerelle.connectors;

import java.nio.file.Path;

/**
 * Opens one kind of key. Registered by {@link java.util.ServiceLoader}.
 *
 * @param <S> a record of settings, bound strictly from a section of {@code keys:} in {@code hub.yaml}
 */
public interface KeyProvider<S> {

    /** The word used in {@code hub.yaml}, for example {@code pkcs12}. */
    String protocol();

    Class<S> settingsType();

    /**
     * @param home the configuration directory, against which relative paths in the settings are resolved
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the key cannot be used
     */
    SigningKey open(S settings, Path home);
}
