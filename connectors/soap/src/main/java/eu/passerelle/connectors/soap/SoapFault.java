package eu.passerelle.connectors.soap;

import eu.passerelle.connectors.xml.XmlNode;
import java.util.HashSet;
import java.util.Set;

/**
 * SOAP 1.1, section 4.4.
 *
 * @param code local name: {@code Client}, {@code Server}, {@code FailedAuthentication} ...
 * @param elements local names of all elements but the code
 * @param text faultstring and all text of the detail, of the other side: may name a learner, so never shown
 */
public record SoapFault(String code, Set<String> elements, String text) {

    public SoapFault {
        elements = Set.copyOf(elements);
    }

    /** All of the fault but its code is text: where a detail stands differs from system to system. */
    static SoapFault of(XmlNode fault) {
        String code = "";
        Set<String> elements = new HashSet<>();
        StringBuilder text = new StringBuilder();
        for (XmlNode part : fault.children()) {
            if (part.name().equals("faultcode")) {
                code = part.token();
            } else {
                collect(part, elements, text);
            }
        }
        return new SoapFault(
                code.substring(code.indexOf(':') + 1), elements, text.toString().strip());
    }

    private static void collect(XmlNode part, Set<String> elements, StringBuilder text) {
        elements.add(part.name());
        text.append(part.token()).append(' ');
        part.children().forEach(child -> collect(child, elements, text));
    }

    @Override
    public String toString() {
        return "SoapFault[" + code + "]";
    }
}
