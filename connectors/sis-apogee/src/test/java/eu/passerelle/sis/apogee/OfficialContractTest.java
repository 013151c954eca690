package eu.passerelle.sis.apogee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.apogee.ApogeeSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** What we and our simulator send, against AMUE's WSDL and its 128 schemas (third party, not shipped). */
class OfficialContractTest {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Schema contract;

    @BeforeEach
    void readTheContract() throws Exception {
        Optional<Path> found = StandardsFolder.find("sis/apogee");
        assumeTrue(
                found.isPresent(),
                "skipped: the WSDL of Apogée is not on this machine (set -Dpasserelle.standards=<folder>)");
        contract = schema(found.get().resolve("abstract/PedagogiqueMetier.wsdl"));
    }

    /** The schema inside the WSDL, with the prefixes that stand around it. */
    private static Schema schema(Path wsdl) throws Exception {
        Document document = builder().newDocumentBuilder().parse(wsdl.toFile());
        Element schema = (Element) document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                .item(0);
        NamedNodeMap around = document.getDocumentElement().getAttributes();
        for (int i = 0; i < around.getLength(); i++) {
            Node attribute = around.item(i);
            if (attribute.getNodeName().startsWith("xmlns:") && !schema.hasAttribute(attribute.getNodeName())) {
                schema.setAttributeNS(
                        XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        return SchemaFactory.newDefaultInstance()
                .newSchema(new DOMSource(schema, wsdl.toUri().toString()));
    }

    private static DocumentBuilderFactory builder() {
        return DocumentBuilderFactory.newDefaultNSInstance();
    }

    private void isValid(byte[] envelope) throws Exception {
        Document document = builder().newDocumentBuilder().parse(new ByteArrayInputStream(envelope));
        Element body = (Element) document.getElementsByTagNameNS(SOAP, "Body").item(0);
        Node content = body.getFirstChild();
        while (!(content instanceof Element)) {
            content = content.getNextSibling();
        }
        Document alone = builder().newDocumentBuilder().newDocument();
        alone.appendChild(alone.importNode(content, true));
        assertThatCode(() -> contract.newValidator().validate(new DOMSource(alone)))
                .as(((Element) content).getLocalName())
                .doesNotThrowAnyException();
    }

    @Test
    void sendsRequestsAndReadsRepliesThatAreValid() throws Exception {
        Campus campus = new Campus("insa", "insa.example", "fr", 3, 12, 7);
        ConcurrentLinkedQueue<byte[]> messages = new ConcurrentLinkedQueue<>();
        try (ApogeeSimulator apogee = new ApogeeSimulator(0, campus, "password");
                SimulatedServer between = between(apogee.address(), messages)) {
            ApogeeSettings settings =
                    Insa.settings(between.address(), Insa.write(folder, apogee.rosterCsv()), "password");

            Reading reading = Reading.of(new ApogeeConnector(), Insa.sis(settings), Watermark.NONE);

            assertThat(reading.reported()).isNotEmpty();
        }
        // two sources of stages and two of results for each of the learners, each with a request and a reply
        assertThat(messages).hasSizeGreaterThanOrEqualTo(3 * 8);
        for (byte[] message : messages) {
            String text = new String(message, StandardCharsets.ISO_8859_1);
            // faults are checked by the wire test; the campus has one result that is broken on purpose
            if (!text.contains("Fault>") && !text.contains(">cinq<")) {
                isValid(message);
            }
        }
    }

    /** Passes all on and keeps a copy. */
    private static SimulatedServer between(URI address, ConcurrentLinkedQueue<byte[]> messages) {
        HttpClient client = HttpClient.newHttpClient();
        return new SimulatedServer(0, exchange -> {
            byte[] request = exchange.getRequestBody().readAllBytes();
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            try {
                HttpResponse<byte[]> reply = client.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", authorization)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                messages.add(request);
                messages.add(reply.body());
                SimulatedServer.send(exchange, reply.statusCode(), "text/xml", reply.body());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }
}
