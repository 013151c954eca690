package eu.passerelle.connectors.soap;

import java.util.function.Predicate;

/**
 * A SOAP service in words, for messages to operators, and what its faults mean.
 *
 * @param name of the system, for example {@code Virta}
 * @param credentials settings that hold them, for example {@code 'sis.user' and 'sis.key'}
 * @param request settings that shape a request, besides the endpoint
 * @param support who can help
 * @param nothingFound whether a fault only says that there is nothing: an empty answer, not a failure
 */
public record SoapPartner(
        String name, String credentials, String request, String support, Predicate<SoapFault> nothingFound) {}
