package eu.passerelle.recognition;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The text of a DMN file, known to be XML of a version that the engine reads. Looked at before the engine does, which
 * answers broken XML with a null pointer. Document types and imports are refused, so nothing outside the file is ever
 * read, and so are functions that are not FEEL: the engine would call any Java method they name.
 */
final class DmnText {

    /** DMN 1.2, 1.3, 1.4 and 1.5. */
    private static final Set<String> NAMESPACES = Set.of(
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");

    /** FEEL's way to Java and PMML, {@code function(x) external {java: ...}}; the grammar has the words in this order. */
    private static final Pattern EXTERNAL_FUNCTION = Pattern.compile("\\bfunction\\b.*\\bexternal\\b", Pattern.DOTALL);

    private DmnText() {}

    /**
     * Looks at a file's text.
     *
     * @throws DecisionTableInvalid it is not XML or not DMN, or not FEEL alone
     */
    static void require(String text, String file) {
        try {
            requireDmn(text, file);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new DecisionTableInvalid(
                    List.of(file + ", line " + line + ": is not well-formed XML without a document type"));
        }
    }

    private static void requireDmn(String dmn, String file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(dmn));
        boolean root = true;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.DTD) {
                throw new XMLStreamException("document type", xml.getLocation());
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                if (root) {
                    root = false;
                    requireDefinitions(xml, file);
                }
                requireFeel(xml, file);
            }
        }
    }

    private static void requireFeel(XMLStreamReader xml, String file) throws XMLStreamException {
        String name = xml.getLocalName();
        String kind = xml.getAttributeValue(null, "kind");
        if (name.equals("import")) {
            throw notFeel(xml, file, "imports another file");
        }
        if ((name.equals("functionDefinition") || name.equals("encapsulatedLogic"))
                && kind != null
                && !kind.equals("FEEL")) {
            throw notFeel(xml, file, "has a function of kind " + kind);
        }
        // ends at the text's end, and refuses elements within it
        if (name.equals("text")
                && EXTERNAL_FUNCTION.matcher(xml.getElementText()).find()) {
            throw notFeel(xml, file, "has a function that is external to FEEL");
        }
    }

    private static DecisionTableInvalid notFeel(XMLStreamReader xml, String file, String what) {
        return new DecisionTableInvalid(
                List.of("%s, line %d: %s, which is not allowed: a table says what it decides in FEEL alone; write it so"
                        .formatted(file, xml.getLocation().getLineNumber(), what)));
    }

    private static void requireDefinitions(XMLStreamReader xml, String file) {
        if (!xml.getLocalName().equals("definitions") || !NAMESPACES.contains(xml.getNamespaceURI())) {
            throw new DecisionTableInvalid(List.of(file + ", line "
                    + xml.getLocation().getLineNumber()
                    + ": the root is not <definitions> of DMN 1.2, 1.3, 1.4 or 1.5"));
        }
    }
}
