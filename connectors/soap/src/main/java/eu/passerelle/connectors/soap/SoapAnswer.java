package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.xml.XmlNode;

/** What a service said to one call; that it could not be asked at all is a failure. */
public sealed interface SoapAnswer {

    /**
     * A reply.
     *
     * @param reply the element in the SOAP body
     * @param raw the whole reply as it came
     */
    record Content(XmlNode reply, byte[] raw) implements SoapAnswer {}

    /** A fault that only says that there is nothing. */
    record Nothing() implements SoapAnswer {}

    /** A reply that is no answer: kept raw, it costs this call's results and nobody else's. */
    record Unreadable(String reason, String repair, byte[] raw) implements SoapAnswer {}
}
