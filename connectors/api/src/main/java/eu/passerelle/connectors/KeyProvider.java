package eu.passerelle.connectors;

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
     * The key as it is now. The hub asks once a minute: when an operator has put a new one there, that one comes back.
     *
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the key cannot be used
     * @throws eu.passerelle.connectors.failure.RetriableException the module or service is away
     */
    SigningKey open(S settings, KeyContext context);
}
