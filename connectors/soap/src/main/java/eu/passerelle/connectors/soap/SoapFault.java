package eu.passerelle.connectors.soap;

import java.util.Set;

/**
 * SOAP 1.1, section 4.4.
 *
 * @param code local name: {@code Client}, {@code Server}, {@code FailedAuthentication} ...
 * @param elements local names of all elements of the detail
 * @param text faultstring and all text of the detail, of the other side: may name a learner, so never shown
 */
public record SoapFault(String code, Set<String> elements, String text) {

    public SoapFault {
        elements = Set.copyOf(elements);
    }

    @Override
    public String toString() {
        return "SoapFault[" + code + "]";
    }
}
