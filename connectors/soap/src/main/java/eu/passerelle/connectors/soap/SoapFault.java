package eu.passerelle.connectors.soap;

/**
 * SOAP 1.1, section 4.4.
 *
 * @param code local name: {@code Client}, {@code Server}, {@code FailedAuthentication} ...
 * @param text faultstring and all text of the detail, of the other side: may name a learner, so never shown
 */
public record SoapFault(String code, String text) {
    @Override
    public String toString() {
        return "SoapFault[" + code + "]";
    }
}
