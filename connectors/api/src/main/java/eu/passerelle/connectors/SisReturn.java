package eu.passerelle.connectors;

/**
 * Hands a document that the hub wrote for a university to that university's SIS. Registered by
 * {@link java.util.ServiceLoader}; thread-safe.
 *
 * @param <S> a record of settings, bound strictly from {@code recognition.returns} in the university's file
 */
public interface SisReturn<S> {

    /** The word used in {@code recognition.returns}. */
    String protocol();

    Class<S> settingsType();

    /**
     * Hands over once in effect: the same version of the same document again must not count twice there.
     *
     * @throws eu.passerelle.connectors.failure.RetriableException worth trying again later
     * @throws eu.passerelle.connectors.failure.NonRetriableException a person must act first
     */
    DeliveryReceipt hand(SisContext<S> sis, ReturnedDocument document);
}
