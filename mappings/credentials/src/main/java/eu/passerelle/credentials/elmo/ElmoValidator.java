package eu.passerelle.credentials.elmo;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialValidator;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Judges transcripts in ELMO 2.1.1 before they are sealed: elements, order, number, attributes and texts as the format has
 * them, and grading schemes that are described. Stricter than the format's own schema: what the hub does not write is
 * refused too.
 */
public final class ElmoValidator implements CredentialValidator {

    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_PROBLEMS = 100;

    @Override
    public List<CredentialProblem> validate(byte[] content) {
        if (content.length > MOST_BYTES) {
            return List.of(new CredentialProblem("", "size", "A transcript has at most " + MOST_BYTES + " bytes."));
        }
        ElmoReading reading = new ElmoReading(new ArrayList<>());
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(content), "UTF-8");
            while (xml.hasNext() && reading.problems().size() < MOST_PROBLEMS) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> reading.start(xml);
                    case XMLStreamConstants.END_ELEMENT -> reading.end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        reading.text(xml.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        reading.add("not-xml", "A transcript has no document type.");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            // the parser's message may quote the document
            reading.add("not-xml", "The document is no well-formed XML.");
        }
        return List.copyOf(reading.problems());
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
