package eu.passerelle.connectors.soap;

/**
 * What a service said to one call; that it could not be asked at all is a failure.
 *
 * @param <R> type of the reply
 */
public sealed interface SoapAnswer<R> {

    /** A reply as the contract promises it. */
    record Content<R>(R reply) implements SoapAnswer<R> {}

    /** A fault that only says that there is nothing. */
    record Nothing<R>() implements SoapAnswer<R> {}

    /** A reply that is no answer: kept raw, it costs this call's results and nobody else's. */
    record Unreadable<R>(String reason, String repair, byte[] raw) implements SoapAnswer<R> {}
}
