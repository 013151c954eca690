package eu.passerelle.connectors;

import java.nio.file.Path;

/**
 * Opens one kind of seal. Registered by {@link java.util.ServiceLoader}.
 *
 * @param <S> a record of settings, bound strictly from {@code seal:} in {@code hub.yaml}
 */
public interface SealProvider<S> {

    /** The word used in {@code hub.yaml}. */
    String protocol();

    Class<S> settingsType();

    /**
     * @param home the configuration directory, against which relative paths in the settings are resolved
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when key or certificate cannot be used
     */
    CredentialSealer open(S settings, Path home);
}
