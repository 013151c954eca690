package eu.passerelle.simulators;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A SOAP request as the simulators understand it.
 *
 * @param operation local name of the body's element; empty where there is none
 * @param texts own text of each element of header and body by local name
 * @param content as it came
 */
public record SoapRequest(String operation, Map<String, String> texts, byte[] content) {

    private static final int MAX_DEPTH = 16;

    /** @throws XMLStreamException when it is no XML */
    public static SoapRequest read(HttpExchange exchange) throws IOException, XMLStreamException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        Map<String, String> texts = new HashMap<>();
        XMLStreamReader xml = SafeXml.reader(new ByteArrayInputStream(content), MAX_DEPTH);
        String operation = "";
        String element = "";
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    operation = element.equals("Body") && operation.isEmpty() ? xml.getLocalName() : operation;
                    element = xml.getLocalName();
                    texts.put(element, "");
                }
                case XMLStreamConstants.CHARACTERS ->
                    texts.merge(element, xml.getText().strip(), String::concat);
                default -> {}
            }
        }
        return new SoapRequest(operation, texts, content);
    }

    /** Text of an element, empty where there is none. */
    public String text(String element) {
        return texts.getOrDefault(element, "");
    }
}
