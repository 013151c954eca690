package eu.passerelle.connectors;

import java.util.Optional;

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
     * The key that the seal's own settings name; empty: they name none, and it is the one of {@code keys.seal}.
     *
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the key cannot be used
     */
    default Optional<SigningKey> key(S settings, KeyContext context) {
        return Optional.empty();
    }

    /**
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when key or certificate cannot be used for this seal
     */
    CredentialSealer open(S settings, SigningKey key, KeyContext context);
}
