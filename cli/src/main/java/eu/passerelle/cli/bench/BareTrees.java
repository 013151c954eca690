package eu.passerelle.cli.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVParser;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same bytes as for {@link BareParsers}, to what a connector needs before it can map anything: JSON to Jackson's tree,
 * XML to the JDK's DOM, tables to the records of Commons CSV. A workbook is read as there.
 */
final class BareTrees {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DocumentBuilderFactory XML = xml();

    private BareTrees() {}

    private static DocumentBuilderFactory xml() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // else most nodes would be made when somebody asks for them, and nobody does
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser knows its features", e);
        }
        return factory;
    }

    /** @return parts that were made, so that no compiler can leave the work out */
    static long parse(List<byte[]> bodies) {
        long made = 0;
        for (byte[] body : bodies) {
            try {
                made += switch (BareParsers.name(body)) {
                    case BareParsers.JACKSON -> JSON.readTree(body).size() + 1;
                    case BareParsers.STAX -> dom(body);
                    case BareParsers.COMMONS_CSV -> csv(body);
                    default -> BareParsers.workbook(body);
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SAXException | XMLStreamException | ParserConfigurationException e) {
                throw new IllegalStateException("A simulator has answered with XML that is none", e);
            }
        }
        return made;
    }

    private static long dom(byte[] body) throws IOException, SAXException, ParserConfigurationException {
        return XML.newDocumentBuilder()
                .parse(new ByteArrayInputStream(body))
                .getDocumentElement()
                .getChildNodes()
                .getLength();
    }

    private static long csv(byte[] body) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8), BareParsers.CSV)) {
            return parser.getRecords().size();
        }
    }
}
